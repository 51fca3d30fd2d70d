using System.ComponentModel;
using Ankang.Workflows.Publication;

namespace Ankang.Workflows.Web.Api;

/// <summary>What a publication or change would do, or did.</summary>
public sealed record PublicationAnswer([property: Description("preview, published, changed or unchanged.")] string Result, PublicationPlan Plan);

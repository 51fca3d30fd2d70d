using System.ComponentModel;

namespace Ankang.Workflows.Web.Api;

/// <summary>已接收 of an accident, as it is sent.</summary>
public sealed record AcknowledgementBody(
    [property: Description("Who has taken it up, as the record names him.")] string? Name,
    [property: Description("Id of a published list; the newest year in force when left out.")] string? List = null
);

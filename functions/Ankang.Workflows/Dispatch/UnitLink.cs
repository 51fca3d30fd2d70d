using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>Makes the link (报送入口) that a mail to a unit carries, and says until when it is good.</summary>
public delegate (string Url, DateOnly Until) UnitLink(ListInForce list, ResponsibleUnit unit);

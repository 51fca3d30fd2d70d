using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Security;

/// <summary>One line of the security log.</summary>
/// <param name="At">UTC.</param>
/// <param name="Who">Null where nobody is known.</param>
/// <param name="Address">Where the request came from, as limits count it.</param>
/// <param name="Text">What was asked for; without any secret.</param>
public sealed record SecurityEntry(DateTimeOffset At, SecurityKind Kind, Actor? Who, string Address, string Text)
{
    /// <summary>By which way: told by what the actor is.</summary>
    public string Channel => Who is null ? "" : ChannelText.Of(Who);
}

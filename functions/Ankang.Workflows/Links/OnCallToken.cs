using Ankang.Workflows.DueItems;

namespace Ankang.Workflows.Links;

/// <summary>What the link of a person on duty (值班) says: the accident that he acknowledges, who he is, and until when.</summary>
/// <param name="Number">Of the accident.</param>
/// <param name="Person">See <see cref="PersonOf"/>.</param>
/// <param name="ValidUntil">Last civil day (Asia/Shanghai) of the link, inside.</param>
public sealed record OnCallToken(string List, int Number, string Person, DateOnly ValidUntil)
{
    /// <summary>Begins the address of the page that the link opens.</summary>
    public const string LinkPrefix = "/d";

    /// <summary>A person as the token names him: no address stands in a link.</summary>
    public static string PersonOf(string email) => RequestIds.Hash($"on-call|{email}")[..32];
}

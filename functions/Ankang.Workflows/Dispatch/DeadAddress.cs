using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Dispatch;

/// <summary>When a refusal for good is believed: on the second of two days. Servers have bad days on which they say it of mailboxes that exist.</summary>
internal static class DeadAddress
{
    /// <summary>Whether an address that is refused for good today is dead; until then it is tried again. One of no unit's people is at once.</summary>
    public static bool Is(ListInForce list, string email, DateOnly today) => Is(list, email, today, c => c.RefusedAt);

    /// <summary>Whether an address from which a mail comes back today is dead.</summary>
    public static bool IsByReturns(ListInForce list, string email, DateOnly today) => Is(list, email, today, c => c.ReturnedAt);

    private static bool Is(ListInForce list, string email, DateOnly today, Func<Contact, DateTimeOffset?> first)
    {
        Contact[] known = [.. list.Directory.Units.SelectMany(u => u.People).Where(c => c.Email == email)];
        return known.Length == 0 || known.Any(c => c.BouncedAt is not null || (first(c) is { } at && ChinaTime.DateOf(at) < today));
    }
}

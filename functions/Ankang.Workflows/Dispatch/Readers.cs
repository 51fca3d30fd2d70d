using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>Who gets a message: one a person and capacity, for all units that he is told of.</summary>
internal static class Readers
{
    private const string Apart = "~";

    /// <summary>The people of a unit who hear of a kind on a day.</summary>
    public static IReadOnlyList<Recipient> Of(ListInForce list, NoticeKind kind, string unit, DateOnly day) =>
        Recipients.Of(kind, list.Directory[unit], isOffice: unit == list.Catalogue.List.OfficeUnit, day);

    /// <summary>What is told, sorted by whom it is told to, each reader's units in roster order; the units that have nobody stand by themselves.</summary>
    /// <param name="told">What is told of each unit, and who of it hears.</param>
    public static IEnumerable<(IReadOnlyList<Recipient> To, IReadOnlyList<T> Told)> Group<T>(
        ListInForce list,
        IEnumerable<(string Unit, IReadOnlyList<Recipient> To, T Told)> told
    )
    {
        (string Unit, IReadOnlyList<Recipient> To, T Told)[] all = [.. told.OrderBy(t => list.Directory.OrderOf(t.Unit))];
        foreach (var unit in all.Where(t => t.To.Count == 0).GroupBy(t => t.Unit))
            yield return ([], [.. unit.Select(t => t.Told)]);
        var readers = all.SelectMany(t => t.To.Select(r => (Recipient: r, t.Told)))
            .GroupBy(r => LinkHolder.Of(r.Recipient))
            .Select(g =>
                (To: (IReadOnlyList<Recipient>)[.. g.Select(r => r.Recipient).Distinct()], Told: (IReadOnlyList<T>)[.. g.Select(r => r.Told)])
            );
        // As their rows are read again after a crash.
        foreach (var reader in readers.OrderBy(r => KeyOf(list, r.To), StringComparer.Ordinal))
            yield return reader;
    }

    /// <summary>
    /// Names a person in the keys of messages: by the first unit of the roster that has him, with what he is there; <c>hanbin</c> is its
    /// 联络员, <c>hanbin~supervisor</c> its 分管领导. Somebody who is named nowhere any more has a name of his own.
    /// </summary>
    /// <param name="to">One person, of one unit or several.</param>
    public static string KeyOf(ListInForce list, IReadOnlyList<Recipient> to)
    {
        LinkHolder holder = LinkHolder.Of(to[0]);
        if (holder.UnitsIn(list.Directory) is not [var home, ..])
            return $"{to[0].Unit}{Apart}{holder.Id[..12]}";
        ContactRole role = holder.In(home)!.Role;
        return role == ContactRole.Liaison ? home.Id : $"{home.Id}{Apart}{role.Code()}";
    }
}

using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture;

/// <summary>What must hold over all lists of a run, and of what the office did.</summary>
internal static class OfficeLaws
{
    private static readonly TimeSpan Race = TimeSpan.FromMinutes(5);

    /// <returns>Each broken law with its words; empty when all hold.</returns>
    public static IEnumerable<string> Broken(IReadOnlyList<Past> lists) =>
        [
            .. Foreign(lists).Select(w => $"a mail is of one list and speaks of no other: {w}"),
            .. lists.SelectMany(Lost).Select(w => $"no act of the office is lost: {w}"),
            .. lists.SelectMany(PausedAndSent).Select(w => $"nothing leaves for what is paused: {w}"),
            .. ToOthers(lists).Select(w => $"mails go to those who stand in the directory: {w}"),
        ];

    private static IEnumerable<string> Foreign(IReadOnlyList<Past> lists)
    {
        foreach ((PropertyMail mail, _) in lists[0].Server.Taken)
        {
            if (Past.IsOfTheWatch(mail))
                continue;
            Past[] of = [.. lists.Where(p => Past.IsOf(mail, p.List))];
            if (of is not [var own])
            {
                yield return $"{mail.MessageId} is of {of.Length} lists";
                continue;
            }

            // The names of the first list's duties are part of the others': only those of others show.
            foreach (Past other in lists.Skip(1).Where(p => p != own))
            foreach (Obligation duty in other.List.Catalogue.Obligations.Where(d => mail.Text.Contains(d.ShortName, StringComparison.Ordinal)))
                yield return $"{mail.MessageId} speaks of {duty.ShortName}";
        }
    }

    /// <summary>Only the last of its kind counts where one takes the place of another.</summary>
    private static IEnumerable<string> Lost(Past past)
    {
        OfficeWord[] words = [.. past.Office.Words.Where(w => w.Item.List == past.List.Id)];
        foreach (OfficeWord word in words.Where(w => w.Kind == OfficeActKind.Pause && past.List.Head.Pauses.All(p => p.Id != w.What)))
            yield return $"pause {word.What}";
        foreach (
            OfficeWord word in words.Where(w =>
                w.Kind == OfficeActKind.Resume && past.List.Head.Pauses.FirstOrDefault(p => p.Id == w.What) is not { Lifted: not null }
            )
        )
            yield return $"end of pause {word.What}";
        if (
            words.LastOrDefault(w => w.Kind == OfficeActKind.ChangeDate) is { } date
            && $"{past.List.Catalogue[CityList.MovedDuty].DueOn:O}" != date.What
        )
            yield return $"deadline {date.What}: it is {past.List.Catalogue[CityList.MovedDuty].DueOn:O}";
        foreach (
            OfficeWord word in past
                .Office.Words.Where(w => w.Kind == OfficeActKind.ChangeContact)
                .GroupBy(w => (w.Item.Unit, w.IsLiaison))
                .Select(g => g.Last())
        )
            if (past.List.Directory[word.Item.Unit].People.All(p => p.Email != word.What))
                yield return $"address {word.What} of {word.Item.Unit}";
    }

    private static IEnumerable<string> PausedAndSent(Past past)
    {
        TimeSpan race = Race + past.Faults.LongestSkew;
        return PropertyLaws
            .Accepted(past)
            .Where(a =>
                past.List.Head.Pauses.Any(p =>
                    !p.IsEmpty
                    && p.Covers(a.Notice.PeriodOf(past.List.Id).Obligation, a.Notice.Unit)
                    && p.Holds(ChinaTime.DateOf(a.Mail.AcceptedAt!.Value))
                    && p.At + race < a.Mail.AcceptedAt
                )
            )
            .Select(a => $"{a.Notice} left in {a.Mail.Address} at {a.Mail.AcceptedAt:O}");
    }

    // A deadline or an address that was given and taken away again is nobody's any more.
    private static IEnumerable<string> ToOthers(IReadOnlyList<Past> lists)
    {
        Past first = lists[0];
        TimeSpan race = Race + first.Faults.LongestSkew;
        foreach (OfficeWord later in first.Office.Words.Where(w => w.Kind == OfficeActKind.ChangeContact))
        foreach (OfficeWord word in first.Office.Words.TakeWhile(w => w != later))
            if (word.Kind == later.Kind && word.Item.Unit == later.Item.Unit && word.IsLiaison == later.IsLiaison)
                foreach ((PropertyMail mail, DateTimeOffset at) in first.Server.Taken.Where(t => t.True > later.At + race && t.Mail.To == word.What))
                    yield return $"{mail.MessageId} left to {mail.To} at {at:O}";
    }
}

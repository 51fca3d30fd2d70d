using System.Text.RegularExpressions;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Support;

/// <summary>What no mail of a city's year may do: ask by a day that is over, keep silent on a rung of its own slot, or come before the first word.</summary>
internal static partial class YearLaws
{
    /// <summary>Looks at every mail that was accepted.</summary>
    /// <returns>How many were looked at.</returns>
    public static async Task<int> AssertHoldAsync(City city)
    {
        ListInForce list = await city.Parts.Lists(city.Id, default);
        MailRecord[] all = await AllAsync(city, list);
        Assert.Empty(all.SelectMany(DemandsByADayThatIsOver));
        Assert.Empty(all.SelectMany(m => BeforeTheWord(list, m)));
        Assert.Empty(all.GroupBy(m => m.Slot).SelectMany(slot => KeptBack(list, [.. slot])));
        return all.Length;
    }

    private static async Task<MailRecord[]> AllAsync(City city, ListInForce list)
    {
        var mails = new List<MailRecord>();
        for (DateOnly day = list.BeginsOn; day <= list.Head.ClosesOn; day = day.AddDays(1))
            foreach (string slot in Slot.IdsOf(day))
                mails.AddRange(
                    (await city.Parts.Mails.ReadAsync(list.Id, slot, default)).Select(m => m.Mail).Where(m => m.State == MailState.Accepted)
                );
        return [.. mails];
    }

    /// <summary>请于3月31日前报送 in a mail of 1 April.</summary>
    private static IEnumerable<string> DemandsByADayThatIsOver(MailRecord mail)
    {
        DateOnly on = ChinaTime.DateOf(mail.Date);
        foreach (Match found in Demand().Matches($"{mail.Subject}\n{mail.Text}"))
        {
            int month = int.Parse(found.Groups["month"].Value);
            int year =
                found.Groups["year"] is { Success: true } said ? int.Parse(said.Value)
                : month < on.Month - 8 ? on.Year + 1
                : on.Year;
            if (new DateOnly(year, month, int.Parse(found.Groups["day"].Value)) < on)
                yield return $"{mail.Address}: {found.Value}";
        }
    }

    /// <summary>A rung of a duty of which the unit was not told, or less than <c>noticeDays</c> working days before.</summary>
    private static IEnumerable<string> BeforeTheWord(ListInForce list, MailRecord mail)
    {
        if (mail.Traits.Rung == Rung.None && mail.Kind != NoticeKind.Courtesy)
            yield break;
        foreach (NoticeKey notice in mail.Notices)
        {
            PeriodPlan plan = list.PlanOf(notice.PeriodOf(list.Id));
            int days = mail.Kind == NoticeKind.Courtesy ? 0 : list.Catalogue.PolicyOf(plan.Obligation).NoticeDays;
            DateOnly on = ChinaTime.DateOf(mail.AcceptedAt!.Value);
            if (list.Told.First(notice.Unit, Telling.DutyOf(plan.Ref)) is not { } told || list.Calendar.WorkingDaysBetween(told.On, on) < days)
                yield return $"{mail.Address}: {notice}";
        }
    }

    /// <summary>A summary that does not name a 提醒 or 督办 of its own slot with its day, or is not there at all.</summary>
    private static IEnumerable<string> KeptBack(ListInForce list, MailRecord[] slot)
    {
        MailRecord[] summaries = [.. slot.Where(m => m.Kind == NoticeKind.Summary)];
        if (summaries.Length == 0)
            yield break;
        foreach (MailRecord mail in slot.Where(m => m.Traits.NamesReplyBy))
        foreach ((NoticeKey notice, NoticeItem item) in mail.Notices.Zip(mail.Items))
        {
            ResponsibleUnit unit = list.Directory[notice.Unit];
            if (unit.Supervisor is not { } supervisor || unit.MaxRung <= mail.Traits.Rung)
                continue;
            DateOnly on = Slot.Parse(mail.Slot).Date;
            string period = item.PeriodName.Length > 0 && item.PeriodName != "全年" ? $"（{item.PeriodName}" : "";
            string name = $"第{item.Task}项　{item.ShortName}{period}",
                rung = $"{(mail.Kind == NoticeKind.Reminder ? "提醒" : "督办")}（{on.Month}月{on.Day}日）";
            string[] lines = [.. summaries.Where(s => s.To.Any(t => t.Email == supervisor.Email)).SelectMany(s => s.Text.Split('\n'))];
            if (!lines.Any(l => l.Contains(name, StringComparison.Ordinal) && l.Contains(rung, StringComparison.Ordinal)))
                yield return $"{mail.Address}: {name} {rung}";
        }
    }

    [GeneratedRegex("(?:请于|推进，于|措施，于|时限仍为)(?:(?<year>[0-9]{4})年)?(?<month>[0-9]+)月(?<day>[0-9]+)日")]
    private static partial Regex Demand();
}

using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Web.Overview;
using Ankang.Workflows.Web.Year;
using CsCheck;

namespace Ankang.Workflows.Tests.Properties;

/// <summary>What the page says will go out is what goes out: after any acts and changes, when nobody acts in between.</summary>
[Trait(Tier.Name, Tier.Property)]
public sealed class PreviewProperties
{
    private const int SlotsFollowed = 3;

    private static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    private static readonly Gen<Happening> Acts = Gen.Select(
        Gen.Int[5, 240],
        Gen.Enum<What>(),
        Gen.Int[0, 40],
        Gen.Int[1, 40],
        (day, what, item, days) => new Happening(day, what, item, days)
    );

    private static readonly Gen<Happening> Changes =
        from day in Gen.Int[10, 220]
        from number in Gen.Int[1, 3]
        from asked in OneOf("[hanyin]", "[hanbin]", "[hanbin, hanyin]", "[counties]")
        from members in OneOf("[hanbin, hanyin]", "[hanyin, shiquan]", "[hanbin, hanyin, shiquan]")
        from rhythm in OneOf("monthly", "quarterly", "tendaily", "weekly")
        from replaced in OneOf<int?>(null, null, 0, 20)
        from reminderDay in OneOf(1, 3)
        select new Happening(day, What.Change, 0, 0) { Edit = t => Edited(t, day, number, asked, members, rhythm, replaced, reminderDay) };

    [Fact]
    public void NextSlot_SendsWhatItsPreviewSaid_AfterAnyHistory() =>
        Gen.Select(Acts.Array[0, 12], Changes.Array[0, 2], Gen.Int[3, 260], OneOf("08:00", "10:00", "16:00", "23:00"))
            .Holds((acts, changes, day, at) => FollowAsync([.. acts, .. changes], day, at).GetAwaiter().GetResult(), cases: 20);

    private static async Task FollowAsync(Happening[] happenings, int day, string at)
    {
        using City city = await City.PublishAsync(Township.Of(2021).Folder, "2021-01-04", shadow: false);
        foreach (Happening happening in happenings.Where(h => h.Day < day).OrderBy(h => h.Day))
        {
            await city.RunToAsync($"{On(happening.Day):yyyy-MM-dd} 09:30");
            await DoAsync(city, happening);
        }

        await city.RunToAsync($"{On(day):yyyy-MM-dd} {at}");
        for (int i = 0; i < SlotsFollowed; i++)
        {
            YearView year = await YearView.ReadAsync(city.Parts, city.Id, default);
            UpcomingDispatch? next = await UpcomingDispatch.NextAsync(city.Parts, year, default);
            int before = city.Mail.Accepted.Count();
            if (next is null)
            {
                await city.RunToAsync("2022-04-02");
                Assert.Empty(city.Mail.Accepted.Skip(before).Select(m => m.Mail.Subject));
                return;
            }

            await city.RunToAsync($"{next.Slot.Date:yyyy-MM-dd} {next.Slot.Hour - 1:D2}:59");
            Assert.Empty(city.Mail.Accepted.Skip(before).Select(m => $"{m.Mail.MessageId} {m.Mail.Subject}"));
            await city.RunToAsync($"{next.Slot.Date:yyyy-MM-dd} {next.Slot.Hour:D2}:00");
            MailRecord[] sent =
            [
                .. (await city.Parts.Mails.ReadAsync(city.Id, next.Slot.Id, default))
                    .Select(m => m.Mail)
                    // These say what became of the slot.
                    .Where(m => m.State == MailState.Accepted && m.Kind is not (NoticeKind.Digest or NoticeKind.DeliveryFailure)),
            ];
            Assert.Equal(next.Mails.Select(Words).Order(StringComparer.Ordinal), sent.Select(Words).Order(StringComparer.Ordinal));
        }
    }

    private static async Task DoAsync(City city, Happening happening)
    {
        if (happening.Edit is { } edit)
        {
            await city.ChangeAsync(edit(Township.Of(2021)), "核实后更正");
            return;
        }

        DueItem[] items = [.. (await city.ItemsAsync()).Where(i => i.Kind != ItemKind.Quota)];
        if (items.Length == 0)
            return;
        DueItem item = items[happening.Item % items.Length];
        var request = new ActRequest(item.Key, $"act-{happening.Day}-{happening.What}", Actor.Of("市安委办"));
        DateOnly today = ChinaTime.DateOf(city.Clock.Now),
            until = today.AddDays(happening.Days);
        (OfficeService office, UnitService unit) = (city.Parts.OfficeService, city.Parts.UnitService);
        await (
            happening.What switch
            {
                What.Confirm => city.ConfirmAsync(item.Key.Obligation, item.Key.Period, item.Key.Unit, $"{today:yyyy-MM-dd}", 2),
                What.Ask => unit.AskExtensionAsync(request, "原因", null, until, default),
                What.Grant => office.GrantAsync(request, until, "原因", default),
                What.Refuse => office.RefuseAsync(request, "原因", default),
                What.Waive => office.WaiveAsync(request, "原因", default),
                What.Reopen => office.ReopenAsync(request, "原因", default),
                What.Hold => office.HoldAsync(request, until, "原因", default),
                What.Release => office.ReleaseAsync(request, "原因", default),
                What.OpenRung => office.OpenRungAsync(request, "原因", default),
                What.PauseList => PauseAsync(city, happening, null, null, today, until),
                What.PauseDuty => PauseAsync(city, happening, item.Key.Obligation, null, today, until),
                What.PauseUnit => PauseAsync(city, happening, null, item.Key.Unit, today, until),
                _ => Task.CompletedTask,
            }
        );
        city.List = await city.Parts.Lists(city.Id, default);
    }

    private static Task<Result<Pause>> PauseAsync(City city, Happening happening, string? duty, string? unit, DateOnly today, DateOnly until) =>
        city.Parts.Pauses.PauseAsync(
            new PauseRequest(city.Id, $"pause-{happening.Day}", Actor.Of("市安委办"), duty, unit, today, until, "汛情"),
            default
        );

    private static Township Edited(
        Township township,
        int day,
        int number,
        string asked,
        string members,
        string rhythm,
        int? replaced,
        int reminderDay
    )
    {
        township = township
            .With("perPeriod: 2", $"perPeriod: {number}")
            .With("askedOf: [hanyin]", $"askedOf: {asked}")
            .With("reminderDay: 1", $"reminderDay: {reminderDay}")
            .With(
                "recurrence: monthly\n    perPeriod: 1\n    askedOf: [counties]",
                $"recurrence: {rhythm}\n    perPeriod: 1\n    askedOf: [counties]"
            )
            .WithUnits("members: [hanbin, hanyin]", $"members: {members}");
        return replaced is { } ahead
            ? township.WithUnits(
                "    name: 汉阴县安委会\n",
                $"    name: 汉阴县安委会\n    replaced: {{ by: [shiquan], from: {On(day + ahead):yyyy-MM-dd} }}\n"
            )
            : township;
    }

    private static string Words(MailRecord mail) => $"{mail.Row} {string.Join(' ', mail.Addresses)} {mail.Subject}\n{mail.Text}";

    private static DateOnly On(int day) => new DateOnly(2021, 1, 1).AddDays(day);

    private enum What
    {
        Confirm,
        Ask,
        Grant,
        Refuse,
        Waive,
        Reopen,
        Hold,
        Release,
        OpenRung,
        PauseList,
        PauseDuty,
        PauseUnit,
        Change,
    }

    private sealed record Happening(int Day, What What, int Item, int Days)
    {
        public Func<Township, Township>? Edit { get; init; }
    }
}

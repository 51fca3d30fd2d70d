using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.BrowserTests.Support;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Tests.Web;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.BrowserTests.Guide;

/// <summary>A town whose units mostly report in time, as the guide shows it.</summary>
public sealed class DutifulTown : Town
{
    private static readonly DateOnly[] Sittings = [new(2021, 1, 20), new(2021, 1, 29), new(2021, 2, 5), new(2021, 2, 26)];

    protected override DateOnly From => new(2021, 1, 18);

    public override async Task InitializeAsync()
    {
        await base.InitializeAsync();
        var act = new ActRequest(Town.Key("13-member-articles", "2021-03", "jiaotong"), "guide-extension", Actor.Of("本单位联络员"));
        Assert.IsType<Result<ItemAnswer>.Done>(
            await Site.Parts.UnitService.AskExtensionAsync(act, "春运保障任务集中", "已完成初稿", new(2021, 4, 15), default)
        );
        await ReportAsync(Town.Key("13-member-articles", "2021-03", "gongan"), 1, 1);
        await ReportAsync(Town.Key("13-member-articles", "2021-03", "sifa"), 1, 0);
        var poor = new ActRequest(Town.Key("13-member-articles", "2021-03", "sifa"), "guide-return", Actor.Of("市安委办 张三"));
        Assert.IsType<Result<ItemAnswer>.Done>(await Site.Parts.OfficeService.ReturnAsync(poor, "刊发媒体不在《清单》所列范围", default));
    }

    // Nine of ten items are reported by their day, always the same ones; what is reviewed is accepted.
    protected override async Task LiveAsync()
    {
        foreach (DateOnly day in Sittings)
        {
            await Site.MoveToAsync(day);
            YearView year = await YearView.ReadAsync(Site.Parts, ListId, default);
            DateOnly before = Sittings.FirstOrDefault(d => d > day, Day);
            foreach ((int index, ItemGlance item) in year.Items.Where(i => i.IsOpen && i.DueOn >= day && i.DueOn < before).Index())
            {
                if (index % 10 == 7 || item.Plan.Kind == ItemKind.Quota || IsLeft(item))
                    continue;
                await ReportAsync(item.Key, item.Plan.Required ?? 1, 0);
                if (item.Duty.Review)
                    await Site.Parts.OfficeService.AcceptAsync(
                        new ActRequest(item.Key, $"accept-{item.Key}", Actor.Of("市安委办 张三")),
                        null,
                        default
                    );
            }
        }
    }

    // So that the supervisor of these two has something before him.
    private static bool IsLeft(ItemGlance item) => item.Unit.Id is "hanbin" or "jiaotong" && item.Month == 2;

    private async Task ReportAsync(DueItemKey item, int count, int within)
    {
        DateOnly today = Rules.Calendar.ChinaTime.DateOf(Site.Clock.Now);
        bool reportsUp = (await Site.ListAsync()).FindPlan(PeriodRef.Of(item))!.Obligation.ReportUp;
        Result<ItemAnswer> result = await Site.Parts.Confirmations.ConfirmAsync(
            new ConfirmRequest(item, $"report-{item}", today, count, within, Size(item), null, Actor.Of("本单位联络员"))
            {
                ReportedOn = reportsUp ? today : null,
            },
            default
        );
        Assert.IsType<ReportRecorded>(result);
    }

    private static int? Size(DueItemKey item) => item.Obligation.StartsWith("25a", StringComparison.Ordinal) ? 6 : null;
}

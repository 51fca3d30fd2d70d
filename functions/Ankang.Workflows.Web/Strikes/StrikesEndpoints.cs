using Ankang.Workflows.Assessment;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Ankang.Workflows.Web.Strikes;

/// <summary>问责台账: page, workbook, document.</summary>
internal static class StrikesEndpoints
{
    private static readonly (string, double)[] Columns = [("单位", 24), ("日期", 17), ("层级", 14), ("次数", 8), ("事项", 60), ("备注", 34)];

    public static void MapStrikes(this IEndpointRouteBuilder office)
    {
        office.MapGet("/strikes", ShowAsync);
        office.MapGet("/strikes.xlsx", BookAsync);
        office.MapGet("/strikes.docx", LetterAsync);
    }

    private static async Task<IResult> ShowAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        StrikesView view = await StrikesView.ReadAsync(context, host.Parts, cancellation);
        return Page.Show<StrikesPage>(
            new { Frame = PageFrame.Of(context, host, view.List), View = view },
            view.Refused is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest
        );
    }

    private static async Task<IResult> BookAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        StrikesView view = await StrikesView.ReadAsync(context, host.Parts, cancellation);
        return view.Refused is null
            ? Spreadsheet.Of(
                view.List,
                view.CutOff.AsOf,
                "问责台账",
                $"截至{ChineseDates.Full(view.Day)}，同一日同一层级的多项计一次",
                Columns,
                view.Strikes.SelectMany(u => Rows(view, u))
            )
            : await ShowAsync(context, host, cancellation);
    }

    private static async Task<IResult> LetterAsync(HttpContext context, WorkflowHost host, CancellationToken cancellation)
    {
        StrikesView view = await StrikesView.ReadAsync(context, host.Parts, cancellation);
        return view.Refused is null
            ? Results.File(
                LetterDocx.Write(StrikeLetter.Of(view.List, view.CutOff, view.Strikes, view.Held, view.TalkWords)),
                LetterDocx.MediaType,
                $"问责台账-{view.Day:yyyyMMdd}.docx"
            )
            : await ShowAsync(context, host, cancellation);
    }

    private static IEnumerable<IReadOnlyList<string>> Rows(StrikesView view, UnitStrikes unit)
    {
        var counts = new Dictionary<Rung, int>();
        foreach (StrikeDay day in unit.Days)
        {
            int nth = counts[day.Rung] = counts.GetValueOrDefault(day.Rung) + 1;
            yield return
            [
                view.NameOf(unit.Unit),
                ChineseDates.Full(day.Day),
                StrikesView.RungWord(day.Rung),
                $"第{nth}次",
                Items(view, day),
                string.Join('；', day.Items.Select(i => i.Strike.Basis).OfType<string>().Distinct()),
            ];
        }

        foreach (StrikeDay day in unit.TakenBack)
            yield return
            [
                view.NameOf(unit.Unit),
                ChineseDates.Full(day.Day),
                StrikesView.RungWord(day.Rung),
                "不计",
                Items(view, day),
                string.Join('；', day.Items.Select(i => i.Strike.TakenBackWhy).OfType<string>().Distinct()),
            ];
        if (view.Talks[unit.Unit].Any())
            yield return [view.NameOf(unit.Unit), "", "约谈办理", "", "", view.TalkWords(unit.Unit)];
    }

    private static string Items(StrikesView view, StrikeDay day) => string.Join('；', day.Items.Select(i => ScoreWords.Item(view.List, i.Item)));
}

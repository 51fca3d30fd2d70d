using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Confirmation;

/// <summary>
/// The words of a report's line in the history: what was done, how it stands (the service's part), and what was told beside it. The line
/// is what was kept, so a request sent again is compared with it.
/// </summary>
internal static class ReportLine
{
    private const string NoteMark = "。说明：";
    private const string FilesMark = "。附件：";
    private const string ReporterMark = "。经";
    private const string OnBehalfMark = "。代为登记：";

    /// <summary>报送1期，印发日期3月29日，报市安委办日期4月1日</summary>
    public static string Deed(PeriodPlan plan, ConfirmRequest request)
    {
        ReportFields fields = ReportFields.Of(plan);
        string days =
            request is { ReportedOn: { } reported, CompletedOn: { } issued } && fields.AsksReportedOn
                ? $"{fields.DateLabel}{ChineseDates.Short(issued)}，报市安委办日期{ChineseDates.Short(reported)}"
                : $"完成日期{(request.CompletedOn is { } done ? ChineseDates.Short(done) : "")}";
        string size =
            fields.LeastSize is not { } least ? ""
            : request.Size >= least ? $"；每次最少{request.Size}户"
            : $"；要求每次不少于{least}户，填报{request.Size}户";
        string within = fields.AsksWithin ? $"（其中{plan.Obligation.Within[0].What}{request.Within}{plan.Obligation.Counter}）" : "";
        return $"报送{request.Count ?? fields.CountWhenLeftOut}{plan.Obligation.Counter}{within}，{days}{size}";
    }

    /// <summary>报送第一季度进展说明</summary>
    public static string Note(int quarter) => $"报送第{"一二三四"[quarter - 1]}季度进展说明";

    /// <summary>。说明：文号：安委办发〔2021〕3号；已落实。附件：通报.pdf（…）。经联络员张三邮件入口报送; empty where nothing was told beside it.</summary>
    public static string Told(PeriodPlan plan, ConfirmRequest request)
    {
        string[] words =
        [
            ReportFields.Of(plan).ReferenceLabel is { } label && request.Reference?.Trim() is { Length: > 0 } reference
                ? $"{label}：{reference}"
                : "",
            request.Note?.Trim() ?? "",
        ];
        string told = string.Join('；', words.Where(w => w.Length > 0));
        return (told.Length > 0 ? NoteMark + told : "")
            + (request.Attachments.Count > 0 ? FilesMark + string.Join('、', request.Attachments) : "")
            + (request.Reporter is { } reporter ? $"。{reporter.Words}" : "")
            + (request.OnBehalf is { } source ? OnBehalfMark + source : "");
    }

    /// <summary>The recorded line says what the request says, however the item stood when it was recorded.</summary>
    public static bool Says(string line, PeriodPlan plan, ConfirmRequest request)
    {
        int told = new[] { NoteMark, FilesMark, ReporterMark, OnBehalfMark }
            .Select(mark => line.IndexOf(mark, StringComparison.Ordinal))
            .Append(line.Length)
            .Where(i => i >= 0)
            .Min();
        string deed = request.CompletedOn is null ? "报送第" : Deed(plan, request);
        return line[..told].StartsWith(deed, StringComparison.Ordinal) && line[told..] == Told(plan, request);
    }
}

using System.Globalization;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Turns;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Portal;

/// <summary>What a person typed into a confirmation form, kept as text so that a faulty entry can be shown again.</summary>
/// <param name="Request">Made when the form was rendered: sent twice, it is recorded once.</param>
/// <param name="Reference">文号, 会议名称, 标题或网址.</param>
/// <param name="ReportedOn">报市安委办日期.</param>
public sealed record PortalForm(
    string Request, IReadOnlyList<string> Items, string CompletedOn, string Count, string Within, string Size, string Reference, string ReportedOn, string Note)
{
    public static PortalForm Read(IFormCollection form)
    {
        return new PortalForm(
            Text("request"), [.. form["item"].OfType<string>().Distinct()], Text("completedOn"), Text("count"), Text("within"), Text("size"),
            Text("reference"), Text("reportedOn"), Text("note").ReplaceLineEndings("\n"));

        string Text(string name) => form[name].ToString().Trim();
    }

    /// <summary>The request for one of the items; <paramref name="errors"/> names what could not be read.</summary>
    public ConfirmRequest ToRequest(PeriodPlan plan, DueItemKey item, string who, List<FormError> errors)
    {
        Obligation duty = plan.Obligation;
        DateOnly? completedOn = Date(CompletedOn, "completedOn", errors);
        DateOnly? reportedOn = Date(ReportedOn, "reportedOn", errors);
        if (duty.ReportUp && ReportedOn.Length == 0) errors.Add(new FormError("reportedOn", "请填写报市安委办日期。"));

        // What a kind of duty asks beside the common fields is kept in the history with the note.
        string[] parts =
        [
            Reference.Length > 0 ? $"{FormFields.ReferenceLabel(duty.Form)}：{Reference}" : "",
            reportedOn is { } day ? $"报市安委办日期：{Calendar.ChineseDates.Short(day)}" : "",
            Note,
        ];
        string note = string.Join("；", parts.Where(p => p.Length > 0));
        return new ConfirmRequest(
            item, Request, completedOn,
            Count.Length == 0 ? FormFields.AsksCount(plan) ? 0 : 1 : Number(Count),
            Within.Length == 0 ? 0 : Number(Within),
            Size.Length == 0 ? null : Number(Size),
            note.Length == 0 ? null : note, who);
    }

    // What is no number is no number in range either; the desk says so in its own words.
    private static int Number(string text) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private static DateOnly? Date(string text, string field, List<FormError> errors)
    {
        if (text.Length == 0) return null;
        if (DateOnly.TryParseExact(text, ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"], CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)) return date;
        errors.Add(new FormError(field, "请按 2021-03-29 的格式填写日期。"));
        return null;
    }
}

using System.Globalization;
using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Attachments;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Portal;

/// <summary>What a person typed into a form of the unit's page, kept as text so that a faulty entry can be shown again.</summary>
/// <param name="Request">Made when the form was rendered: sent twice, it is recorded once.</param>
/// <param name="Items">Ids of the items that it is about.</param>
/// <param name="Versions">Of the items as the form showed them, by id.</param>
/// <param name="Files">Files that are stored already.</param>
public sealed record PortalForm(
    UnitAct Act,
    string Request,
    IReadOnlyList<string> Items,
    IReadOnlyDictionary<string, int> Versions,
    IFormCollection Fields,
    IReadOnlyList<Attachment> Files
)
{
    private const int LongestRequest = 64;

    /// <summary>What was typed into a field; empty where nothing was.</summary>
    public string this[string field] => Fields[field].ToString().Trim().ReplaceLineEndings("\n");

    internal static PortalForm Read(UnitAct act, SentForm sent)
    {
        string request = sent.Fields["request"].ToString();
        var versions = new Dictionary<string, int>();
        foreach (string[] version in sent.Fields["version"].OfType<string>().Select(v => v.Split('|')))
            if (version.Length == 2 && int.TryParse(version[1], NumberStyles.None, CultureInfo.InvariantCulture, out int number))
                versions[version[0]] = number;
        return new PortalForm(
            act,
            request.Length is 0 or > LongestRequest ? PortalView.NewRequest() : request,
            [.. sent.Fields["item"].OfType<string>().Distinct()],
            versions,
            sent.Fields,
            sent.Files
        );
    }

    /// <summary>The form is about this item and no other.</summary>
    public bool IsFor(UnitAct act, DueItemKey item) => Act == act && Items.Count == 1 && Items[0] == item.ToString();

    /// <summary>Who acts, and on which item as it was shown.</summary>
    public ActRequest ToAct(DueItemKey item, Actor who) => new(item, Request, who, VersionOf(item));

    /// <summary>The report on one of the items; <paramref name="errors"/> names what could not be read.</summary>
    public ConfirmRequest ToReport(PeriodPlan plan, DueItemKey item, Actor who, Reporter reporter, List<FormError> errors)
    {
        ReportFields fields = ReportFields.Of(plan);
        DateOnly? completedOn = Date("completedOn", errors);
        DateOnly? reportedOn = fields.AsksReportedOn ? Date("reportedOn", errors) : null;
        return new ConfirmRequest(
            item,
            Request,
            completedOn,
            !fields.AsksCount ? null
                : this["count"].Length == 0 ? 0
                : Number("count"),
            this["within"].Length == 0 ? 0 : Number("within"),
            this["size"].Length == 0 ? null : Number("size"),
            this["note"] is { Length: > 0 } note ? note : null,
            who
        )
        {
            ReportedOn = reportedOn,
            Reference = this["reference"] is { Length: > 0 } reference ? reference : null,
            Attachments = Files,
            Reporter = reporter,
            Version = VersionOf(item),
        };
    }

    /// <summary>A date as typed; null where the field is empty, or holds none, which <paramref name="errors"/> then says.</summary>
    public DateOnly? Date(string field, List<FormError> errors)
    {
        if (this[field] is not { Length: > 0 } text)
            return null;
        if (TypedText.Date(text) is { } date)
            return date;
        errors.Add(new FormError(field, $"“{text}”不是有效日期，请按 2021-03-29 的格式填写。"));
        return null;
    }

    private int? VersionOf(DueItemKey item) => Versions.TryGetValue(item.ToString(), out int version) ? version : null;

    // What is no number is no number in range either; the service says so in its own words.
    private int Number(string field) => TypedText.Number(this[field]) ?? -1;
}

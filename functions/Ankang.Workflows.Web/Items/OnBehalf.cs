using Ankang.Workflows.Answers;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Look;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Items;

/// <summary>代为登记: the office enters what a unit reported by telephone or on paper, under its own name, with source and reason.</summary>
internal static class OnBehalf
{
    /// <summary>Names its form among the acts on an item.</summary>
    public const string Code = "on-behalf";

    private const int LongestWhom = 50;
    private const int LongestReason = 200;
    private static readonly TimeOnly Noon = new(12, 0);

    public static IReadOnlyList<(string Code, string Word)> Sources { get; } = [("phone", "来电"), ("paper", "纸质")];

    /// <summary>A yearly quota counts itself; all else that is open can be reported on.</summary>
    public static bool IsFor(ItemGlance item) => item.IsOpen && item.Plan.Kind != ItemKind.Quota;

    /// <summary>The report as the form says it.</summary>
    /// <param name="errors">What could not be read, or is missing beside the report's own fields, which the service judges.</param>
    public static ConfirmRequest Read(ItemGlance item, Typed typed, Actor who, DateTimeOffset now, List<FormError> errors)
    {
        ReportFields fields = ReportFields.Of(item.Plan);
        DateOnly today = ChinaTime.DateOf(now);
        string? source = Sources.FirstOrDefault(s => s.Code == typed["source"]).Word;
        if (source is null)
            errors.Add(new FormError("source", "请选择来源。"));
        Say("whom", "请填写报送人（单位、姓名）。", LongestWhom);
        Say("reason", "请填写代为登记的原因。", LongestReason);
        DateOnly received = typed.Date("receivedOn", "请填写接报日期。", errors);
        DateOnly? completed = Optional("completedOn");
        if (received > today)
            errors.Add(new FormError("receivedOn", "接报日期不能晚于今天。"));
        else if (received != default && received < completed)
            errors.Add(new FormError("receivedOn", $"接报日期不能早于{fields.DateLabel}。"));
        return new ConfirmRequest(
            item.Key,
            typed.Request,
            completed,
            !fields.AsksCount ? null : typed.Number("count") ?? 0,
            typed.Number("within") ?? 0,
            typed.Number("size"),
            typed["note"] is { Length: > 0 } note ? note : null,
            who
        )
        {
            ReportedOn = fields.AsksReportedOn ? Optional("reportedOn") : null,
            // What arrived before today counts from its day, whenever it is entered.
            ArrivedAt = received != default && received < today ? ChinaTime.At(received, Noon) : null,
            OnBehalf = $"{source}，{typed["whom"]}，原因：{typed["reason"].TrimEnd('。')}",
            Version = typed.Version,
        };

        DateOnly? Optional(string field) => typed[field].Length == 0 ? null : typed.Date(field, "", errors);

        void Say(string field, string missing, int longest)
        {
            if (typed[field].Length == 0)
                errors.Add(new FormError(field, missing));
            else if (typed[field].Length > longest || typed[field].Any(char.IsControl))
                errors.Add(new FormError(field, $"不超过{longest}字，不能换行。"));
        }
    }
}

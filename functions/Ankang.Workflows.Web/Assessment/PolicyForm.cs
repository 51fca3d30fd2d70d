using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Assessment;

/// <summary>考核办法 as a form: a field a number, the rest as assessment.yaml writes it.</summary>
internal static class PolicyForm
{
    public const string Lists = "lists";
    public const string Extension = "extension";
    private const decimal Most = AssessmentPolicy.Base;

    private static readonly (
        string Name,
        string Label,
        Func<AssessmentPolicy, decimal> Of,
        Func<AssessmentPolicy, decimal, AssessmentPolicy> With
    )[] Caps =
    [
        ("item", "每个事项最多扣分", p => p.ItemCap, (p, v) => p with { ItemCap = v }),
        ("duty", "每项责任全年最多扣分", p => p.DutyCap, (p, v) => p with { DutyCap = v }),
        ("bonus", "加分合计最多", p => p.BonusCap, (p, v) => p with { BonusCap = v }),
    ];

    /// <summary>Every number: the field's name, its label, and what the policy says.</summary>
    public static IEnumerable<(string Name, string Label, decimal Value)> Numbers(AssessmentPolicy policy) =>
        [
            .. AssessmentText.Rows.Select(r => (r.Key, $"{ScoreWords.Row(r.Value)}，扣分", policy.PointsOf(r.Value))),
            ("repeatedFrom", "同一项工作第几次逾期起加扣", policy.RepeatedFrom),
            ("helperShare", "配合单位扣分比例（0至1）", policy.HelperShare),
            .. Caps.Select(c => (c.Name, c.Label, c.Of(policy))),
        ];

    /// <summary>The policy that was typed; null, with every error, where it is none.</summary>
    public static AssessmentPolicy? Read(Typed typed, ListInForce list, List<FormError> errors)
    {
        AssessmentPolicy? lists = null;
        try
        {
            lists = AssessmentReader.Parse(typed[Lists], list.Catalogue, list.Directory);
        }
        catch (FaultyFileException e)
        {
            errors.AddRange(e.Faults.Select(f => new FormError(Lists, $"第{f.Line}行：{f.Found}. {f.Mend}.")));
        }

        AssessmentPolicy policy = lists ?? AssessmentPolicy.Standard;
        foreach ((string name, AssessmentRow row) in AssessmentText.Rows)
            policy = policy with { Deductions = policy.Deductions.SetItem(row, Number(typed, name, ScoreWords.Row(row), Most, errors)) };
        foreach ((string name, string label, _, Func<AssessmentPolicy, decimal, AssessmentPolicy> with) in Caps)
            policy = with(policy, Number(typed, name, label, Most, errors));
        decimal share = Number(typed, "helperShare", "配合单位扣分比例", 1, errors);
        if (typed.Number("repeatedFrom") is not (>= 2 and <= 100))
            errors.Add(new FormError("repeatedFrom", "请填写2至100的整数。"));
        if (typed[Extension] is not ("inForce" or "published"))
            errors.Add(new FormError(Extension, "请选择延期事项按哪个时限考核。"));
        return errors.Count > 0
            ? null
            : policy with
            {
                HelperShare = share,
                RepeatedFrom = typed.Number("repeatedFrom")!.Value,
                ByDateInForce = typed[Extension] == "inForce",
            };
    }

    private static decimal Number(Typed typed, string name, string label, decimal most, List<FormError> errors)
    {
        if (
            decimal.TryParse(TypedText.Address(typed[name]), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal value)
            && value <= most
            && decimal.Round(value, 2) == value
        )
            return value;
        errors.Add(new FormError(name, $"{label}：请填写0至{ScoreWords.Number(most)}的数，最多两位小数。"));
        return 0;
    }
}

using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>The office's decision on a yearly quota of which too few periods are left (全年不少于12次，尚余2期).</summary>
/// <param name="PerYear">The new number; for <see cref="QuotaChoice.Lower"/> alone.</param>
/// <param name="Reason">Needed unless the quota is kept.</param>
public sealed record QuotaDecision(QuotaChoice Choice, int? PerYear, string Reason)
{
    private const int LongestReason = 200;

    /// <summary>What is wrong with it, in Chinese by field; empty when all is well.</summary>
    public IReadOnlyList<FormError> Check(Obligation duty)
    {
        ArgumentNullException.ThrowIfNull(duty);
        int printed = duty.PerYear ?? 0,
            least = duty.Within.Select(w => w.PerYear).DefaultIfEmpty(1).Max();
        var errors = new List<FormError>();
        if (Choice == QuotaChoice.Lower && !(PerYear >= 1 && PerYear < printed))
            errors.Add(new FormError("perYear", $"请填写1至{printed - 1}的整数。"));
        else if (Choice == QuotaChoice.Lower && PerYear < least)
            errors.Add(new FormError("perYear", $"不能小于“其中”要求的{least}{duty.Counter}，请在目录校核中一并更改。"));
        if (Choice != QuotaChoice.Keep && Reason.Length == 0)
            errors.Add(new FormError("reason", "请填写原因。"));
        if (Reason.Length > LongestReason || Reason.Contains('\n', StringComparison.Ordinal))
            errors.Add(new FormError("reason", $"最多{LongestReason}字，不能换行。"));
        return errors;
    }

    /// <summary>全年不少于24篇降低为4篇：11月印发，尚余2期</summary>
    public string Words(int printed, string counter)
    {
        string why = Reason.Length > 0 ? $"：{Reason}" : "";
        return $"全年不少于{printed}{counter}"
            + Choice switch
            {
                QuotaChoice.Lower => $"降低为{PerYear}{counter}{why}",
                QuotaChoice.Waive => $"不再要求{why}",
                _ => $"按印发要求保留{why}",
            };
    }
}

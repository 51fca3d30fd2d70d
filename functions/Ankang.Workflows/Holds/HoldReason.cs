using Ankang.Workflows.Answers;

namespace Ankang.Workflows.Holds;

/// <summary>The reason that 暂停, 暂缓 and 恢复 each need.</summary>
internal static class HoldReason
{
    private const int Longest = 500;

    public static List<FormError> Check(string? reason) =>
        string.IsNullOrWhiteSpace(reason) ? [new FormError("reason", "请填写理由。")]
        : reason.Trim().Length > Longest ? [new FormError("reason", $"最多{Longest}字，已填{reason.Trim().Length}字。")]
        : [];
}

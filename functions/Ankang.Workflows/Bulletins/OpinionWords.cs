using Ankang.Workflows.Answers;

namespace Ankang.Workflows.Bulletins;

/// <summary>签批意见 as it is taken in, of a bulletin and of a letter alike.</summary>
public static class OpinionWords
{
    private const int Longest = 500;

    /// <param name="agreed">同意; who sends a paper back says why.</param>
    /// <param name="said">Trimmed.</param>
    /// <returns>Null where it can be recorded.</returns>
    public static FormError? Check(bool agreed, string said)
    {
        ArgumentNullException.ThrowIfNull(said);
        return said.Length > Longest ? new("words", $"签批意见最多{Longest}字，已填{said.Length}字。")
            : !agreed && said.Length == 0 ? new("words", "退回时请写明意见，便于修改。")
            : null;
    }
}

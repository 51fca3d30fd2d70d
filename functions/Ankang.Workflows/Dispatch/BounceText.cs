using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>What a pending 退信 remembers of the message that came back.</summary>
/// <param name="Role">As what the recipient got it; unknown where it was written down before roles were kept.</param>
internal sealed record BounceText(NoticeKind Kind, DateTimeOffset SentAt, string Email, string Answer, RecipientRole Role)
{
    public override string ToString() => $"{Kind}\t{SentAt.UtcDateTime:O}\t{Email}\t{Answer.ReplaceLineEndings(" ").Replace('\t', ' ')}\t{Role}";

    public static BounceText Read(string text)
    {
        string[] parts = text.Split('\t');
        RecipientRole role = parts.Length > 4 && Enum.TryParse(parts[4], out RecipientRole known) ? known : RecipientRole.Unknown;
        return new(Enum.Parse<NoticeKind>(parts[0]), DateTimeOffset.Parse(parts[1]).ToUniversalTime(), parts[2], parts[3], role);
    }
}

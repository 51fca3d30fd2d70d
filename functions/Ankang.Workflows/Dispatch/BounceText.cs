using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>What a pending 退信 remembers of the message that came back.</summary>
internal sealed record BounceText(NoticeKind Kind, DateTimeOffset SentAt, string Email, string Answer)
{
    public override string ToString() => $"{Kind}\t{SentAt.UtcDateTime:O}\t{Email}\t{Answer.ReplaceLineEndings(" ")}";

    public static BounceText Read(string text)
    {
        string[] parts = text.Split('\t');
        return new(Enum.Parse<NoticeKind>(parts[0]), DateTimeOffset.Parse(parts[1]).ToUniversalTime(), parts[2], parts[3]);
    }
}

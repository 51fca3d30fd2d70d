using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Letters;

/// <summary>What a letter is about; a mail of the same rung is made from the same.</summary>
public sealed record LetterFacts
{
    /// <summary>主送: full name on the day of the letter.</summary>
    public required string Unit { get; init; }

    public string Salutation { get; init; } = "你单位";

    /// <summary>The moment that the letter speaks of (截至…), UTC; its day is the letter's date.</summary>
    public required DateTimeOffset At { get; init; }

    public required IReadOnlyList<NoticeItem> Items { get; init; }

    /// <summary>The last day to reply; null for 约谈.</summary>
    public DateOnly? ReplyBy { get; init; }

    /// <summary>What people decide about a 约谈; blank where not decided yet.</summary>
    public InterviewTerms Terms { get; init; } = InterviewTerms.Open;
}

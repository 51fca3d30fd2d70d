namespace Ankang.Workflows.Letters;

/// <summary>A letter as it is laid out: its words, and what stands around them.</summary>
public sealed record OfficialLetter
{
    public required LetterKind Kind { get; init; }

    /// <summary>发文机关.</summary>
    public required string Issuer { get; init; }

    /// <summary>发文字号 with its number left blank: 安市安委办函〔2021〕　　号, or the form's 编号：; null where a letter has none.</summary>
    public required string? Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The text from 主送机关 to 附件.</summary>
    public required IReadOnlyList<LetterLine> Body { get; init; }

    /// <summary>抄送 or 分送, for the foot of the last page; null for none.</summary>
    public string? Copies { get; init; }

    /// <summary>附件, on a page of its own; null for none.</summary>
    public LetterAnnex? Annex { get; init; }

    public required DateOnly Date { get; init; }

    /// <summary>联系人：…，电话：….</summary>
    public required string Contact { get; init; }

    /// <summary>Said on every page of a rehearsal's letters; null otherwise.</summary>
    public string? Mark { get; init; }

    /// <summary>信函格式 (GB/T 9704, 10.1).</summary>
    public bool IsLetterFormat => Kind is LetterKind.Reminder or LetterKind.Interview;

    /// <summary>A table alone: no date, signature or contact under it, since the form has fields for them.</summary>
    public bool IsForm => Kind == LetterKind.Supervision;
}

namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>One published document (工作任务清单): its number, issuer, year and the days for which it answers.</summary>
public sealed record TaskList
{
    /// <summary>Part of storage keys, such as <c>ankang-2021</c>.</summary>
    public required string Id { get; init; }

    /// <summary>The calendar year for which it answers.</summary>
    public required int Year { get; init; }

    /// <summary>发文字号, such as 安市安委办发〔2021〕3号.</summary>
    public required string Number { get; init; }

    /// <summary>The title without 《》.</summary>
    public required string Title { get; init; }

    /// <summary>发文机关, in full.</summary>
    public required string Issuer { get; init; }

    /// <summary>The issuer as mails call it: 市安委办.</summary>
    public required string IssuerShort { get; init; }

    /// <summary>The unit id of the office itself; its own lapses climb to its own leader.</summary>
    public required string OfficeUnit { get; init; }

    /// <summary>成文日期.</summary>
    public required DateOnly IssuedOn { get; init; }

    /// <summary>The first day for which the list binds; its date of issue unless it says otherwise.</summary>
    public required DateOnly EffectiveFrom { get; init; }

    /// <summary>The last day on which a notice of this list may leave (default 31 March of the next year).</summary>
    public required DateOnly ClosesOn { get; init; }

    /// <summary>The rows of the list as published, in order.</summary>
    public required IReadOnlyList<TaskItem> Tasks { get; init; }
}

using Ankang.Workflows.Letters;
using Ankang.Workflows.Reports;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Bulletins;

/// <summary>A bulletin as it is laid out, drawn from nothing else: an issued one is kept as this, and never counted again.</summary>
public sealed record BulletinPaper
{
    /// <summary>发文机关</summary>
    public required string Issuer { get; init; }

    /// <summary>发文字号; its number left blank until a person issues it.</summary>
    public required string Number { get; init; }

    public required string Title { get; init; }

    /// <summary>The first is 主送机关 where it ends with a colon.</summary>
    public required IReadOnlyList<string> Paragraphs { get; init; }

    /// <summary>成文日期</summary>
    public required DateOnly Date { get; init; }

    /// <summary>截至</summary>
    public required DateOnly CutOff { get; init; }

    /// <summary>联系人：…，电话：….</summary>
    public required string Contact { get; init; }

    /// <summary>附件1: by unit, the sum first.</summary>
    public required LetterAnnex Units { get; init; }

    /// <summary>附件2</summary>
    public required LetterAnnex Overdue { get; init; }

    /// <summary>For the picture of rates by month.</summary>
    public required IReadOnlyList<MonthRates> Months { get; init; }

    /// <summary>For the picture of groups: parts of 应办 in the span.</summary>
    public required IReadOnlyList<GroupShares> Groups { get; init; }

    public required BulletinFigures Figures { get; init; }

    /// <summary>Said on every page of a rehearsal's; null otherwise.</summary>
    public string? Mark { get; init; }

    /// <summary>Lays a bulletin out. Pure.</summary>
    /// <param name="title">With placeholders, as the text.</param>
    /// <param name="number">发文字号 as a person gave it; null to leave the number blank.</param>
    public static BulletinPaper Of(
        ListInForce list,
        BulletinFacts facts,
        BulletinPolicy policy,
        string title,
        string text,
        DateOnly date,
        string? number = null
    )
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(facts);
        IReadOnlyDictionary<string, string> words = BulletinWords.Of(list, facts, policy);
        OfficeCard office = list.Catalogue.Office;
        return new()
        {
            Issuer = list.Catalogue.List.Issuer,
            Number = number ?? BlankNumber(list.Catalogue.List.Number, date),
            Title = BulletinText.FillTitle(title, words),
            Paragraphs = BulletinText.FillText(text, words),
            Date = date,
            CutOff = facts.CutOff.Day,
            Contact = $"联系人：{office.ContactName}，电话：{office.Phone}",
            Units = BulletinTables.Units(facts),
            Overdue = BulletinTables.Overdue(facts),
            Months = facts.Months,
            Groups = [.. facts.Groups.Select(GroupShares.Of).Where(g => g.Due > 0)],
            Figures = facts.Figures,
            Mark = list.Head.Rehearsal ? TableModel.SimulatedText : null,
        };
    }

    /// <summary>安市安委办发〔2021〕　　号: the list's own word, the year of the date, and room for the number.</summary>
    public static string BlankNumber(string published, DateOnly date)
    {
        ArgumentNullException.ThrowIfNull(published);
        int year = published.IndexOf('〔', StringComparison.Ordinal);
        return $"{(year > 0 ? published[..year] : "")}〔{date.Year}〕　　号";
    }
}

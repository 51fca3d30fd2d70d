using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Catalogue.Import;

/// <summary>The head of the list as the product keeps it; what the document does not say is drafted and noted.</summary>
internal static partial class ListHeadDraft
{
    public static TaskList Of(ListHeading heading, int year, string file, IReadOnlyList<TaskItem> tasks, UnitBook units, List<string> notes)
    {
        string title = heading.Title ?? Drafted("title", $"{year}年工作任务清单");
        string issuer = heading.Issuer ?? Drafted("issuer", "安全生产委员会办公室");
        string number = heading.Number ?? Drafted("number (文号)", "未编号");
        DateOnly issued = heading.IssuedOn ?? new DateOnly(year, 1, 1);
        if (heading.IssuedOn is null)
            notes.Add($"{file} names no date of issue: {issued:yyyy-MM-dd} is taken; correct issuedOn");
        if (issued.Year != year)
            notes.Add($"the list of {year} is dated {issued:yyyy-MM-dd}; correct year, issuedOn or effectiveFrom");
        string shortName = ShortOf(issuer);
        return new TaskList
        {
            Id = $"list-{year}",
            Year = year,
            Number = number,
            Title = title,
            Issuer = issuer,
            IssuerShort = shortName,
            OfficeUnit = units.Id(shortName),
            IssuedOn = issued,
            EffectiveFrom = issued,
            ClosesOn = new DateOnly(Math.Max(year, issued.Year) + 1, 3, 31),
            Tasks = tasks,
        };

        string Drafted(string what, string draft)
        {
            notes.Add(
                $"{file} names no {what}: “{draft}” is taken; correct it in {CatalogueFolder.CatalogueName} and {CatalogueFolder.PublishedName}"
            );
            return draft;
        }
    }

    /// <summary>安康市安全生产委员会办公室 is called 市安委办.</summary>
    private static string ShortOf(string issuer)
    {
        Match match = Committee().Match(issuer);
        if (!match.Success)
            return issuer.Length <= 12 ? issuer : issuer[^12..];
        return match.Groups["level"].Value + (match.Groups["office"].Success ? "安委办" : "安委会");
    }

    [GeneratedRegex(
        "(?<level>[省市州县区旗镇]?)(?:人民政府)?(?:安全生产委员会|安委会)(?<office>办公室|办)?$|(?<level>[省市州县区旗镇]?)安委(?<office>办)$"
    )]
    private static partial Regex Committee();
}

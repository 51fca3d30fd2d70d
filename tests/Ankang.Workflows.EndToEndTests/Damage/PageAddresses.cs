using System.Text.RegularExpressions;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>Fills the parts of an address with what stands in the folder that has lived: so that no page is left out because it names something.</summary>
internal static partial class PageAddresses
{
    // The most telling ones first: the longest beginning of an address that stands here decides.
    private static readonly (string Route, string Part, string Value)[] Known =
    [
        ("", "list", "xiaoqu-2021"),
        ("", "item", DamageCases.ItemId),
        ("", "id", DamageCases.ItemId),
        ("/units/", "id", "hanbin"),
        ("", "address", "20210201T09_hanbin_reminder"),
        ("", "number", "1"),
        ("", "kind", "supervision"),
        ("", "digest", new string('a', 64)),
        ("", "name", "reminder"),
        ("", "version", "1"),
        ("", "token", "none"),
        ("", "unit", "hanbin"),
        ("", "documentName", "v1"),
        ("", "account", "zhangsan"),
        ("", "draft", "1"),
        ("", "of", "xiaoqu-2021"),
        ("", "duty", "01-inspection"),
        ("", "task", "1"),
        ("", "group", "counties"),
        ("", "act", "waive"),
        ("", "decision", "issue"),
        ("", "entry", "none"),
        ("", "said", "none"),
    ];

    /// <param name="more">What stands there beside it, before all else.</param>
    public static string Of(string route, IReadOnlyList<(string Route, string Part, string Value)>? more = null) =>
        PartOf()
            .Replace(route, part =>
            {
                (string Route, string Part, string Value)[] fitting =
                [
                    .. (more ?? []).Concat(Known).Where(k => k.Part == part.Groups[1].Value && route.Contains(k.Route, StringComparison.Ordinal)),
                ];
                Assert.True(fitting.Length > 0, $"{route}: say in {nameof(PageAddresses)} what stands for {part.Value}.");
                return fitting.MaxBy(k => k.Route.Length).Value;
            });

    [GeneratedRegex(@"\{\*{0,2}(\w+)[^}]*\}")]
    private static partial Regex PartOf();

    /// <summary>Whether an address is one of the route.</summary>
    public static bool IsOf(string route, string address) =>
        Regex.IsMatch(
            address.TrimEnd('/'),
            $"^{PartOf().Replace(Regex.Escape(route.TrimEnd('/')).Replace("\\{", "{").Replace("\\}", "}"), "[^/]+")}$"
        );
}

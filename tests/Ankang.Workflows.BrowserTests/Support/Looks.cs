using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>What every page is held to.</summary>
internal static partial class Looks
{
    private const string ContrastRule = "color-contrast";

    private static readonly AxeRunOptions Rules = Of("tag", "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private static readonly AxeRunOptions Contrast = Of("rule", ContrastRule);

    /// <summary>WCAG 2.0, 2.1 and 2.2, levels A and AA, as far as a program can tell.</summary>
    public static Task IsAccessibleAsync(this Visit visit) => HoldsAsync(visit, Rules);

    /// <summary>The same but for the colours, where another look at the page sees to them: they are most of the work.</summary>
    public static Task IsAccessibleButForColoursAsync(this Visit visit) => HoldsAsync(visit, ButForColours);

    /// <summary>All that another colour scheme changes.</summary>
    public static Task HasContrastAsync(this Visit visit) => HoldsAsync(visit, Contrast);

    private static AxeRunOptions ButForColours
    {
        get
        {
            AxeRunOptions rules = Of("tag", [.. Rules.RunOnly.Values]);
            rules.Rules = new() { [ContrastRule] = new RuleOptions { Enabled = false } };
            return rules;
        }
    }

    private static AxeRunOptions Of(string type, params List<string> values) =>
        new()
        {
            RunOnly = new RunOnlyOptions { Type = type, Values = values },
            ResultTypes = [ResultType.Violations],
            Iframes = false, // a mail in its frame runs no script, nor axe: it is looked at as a page of its own
        };

    private static async Task HoldsAsync(Visit visit, AxeRunOptions rules)
    {
        AxeResult found = await visit.Page.RunAxe(rules).WaitAsync(Visit.Deadline);
        Assert.True(
            found.Violations.Length == 0,
            string.Join(
                Environment.NewLine,
                found.Violations.SelectMany(v =>
                    v.Nodes.Select(n =>
                        $"{v.Id}: {v.Help}: {n.Html} ({string.Join("; ", n.Any.Concat(n.All).Concat(n.None).Select(c => c.Message))})"
                    )
                )
            )
        );
    }

    /// <summary>A wide table scrolls in its frame; the page itself only goes up and down.</summary>
    public static async Task HasNoSidewaysScrollAsync(this Visit visit)
    {
        string[] wide = await visit.Page.EvaluateAsync<string[]>(
            """
            () => {
              const width = document.documentElement.clientWidth;
              if (document.documentElement.scrollWidth <= width) return [];
              const out = [...document.querySelectorAll('body *')].filter(e => e.getBoundingClientRect().right > width + 1 && !e.closest('.scroll'));
              return [`${document.documentElement.scrollWidth} instead of ${width}`, ...out.slice(0, 5).map(e => e.outerHTML.slice(0, 120))];
            }
            """
        );
        Assert.True(wide.Length == 0, $"{visit.Page.Url}: {string.Join(Environment.NewLine, wide)}");
    }

    /// <summary>Puts it on paper: keeps the PDF and a picture of it, and leaves the page as the printer sees it.</summary>
    /// <returns>How many sheets it takes.</returns>
    public static async Task<int> PrintAsync(this Visit visit, string name)
    {
        await visit.Page.EmulateMediaAsync(new() { Media = Media.Print });
        byte[] pdf = await visit.Page.PdfAsync(
            new()
            {
                Path = Pictures.PathOf($"{name}.pdf"),
                PreferCSSPageSize = true,
                PrintBackground = true,
            }
        );
        await visit.KeepPictureAsync($"{name}.print");
        return Sheet().Count(Encoding.Latin1.GetString(pdf));
    }

    /// <summary>What one can press, follow or fill in, as far as it can be seen now.</summary>
    public static Task<string[]> ReachableAsync(this IPage page) =>
        page.EvaluateAsync<string[]>(
            """
            () => [...document.querySelectorAll('a[href], button, input:not([type=hidden]), select, textarea, summary')]
              .filter(e => !e.closest('.matrix th.unit') && e.checkVisibility({ visibilityProperty: true }) && e.getBoundingClientRect().width > 0)
              .map(e => `${e.tagName} ${e.name ?? ''} ${e.getAttribute('href') ?? ''} ${e.tagName === 'SELECT' ? '' : e.textContent.trim()}`)
            """
        );

    [GeneratedRegex(@"/Type\s*/Page\b")]
    private static partial Regex Sheet();
}

using System.Text;
using System.Text.RegularExpressions;
using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>What every page is held to.</summary>
internal static partial class Looks
{
    // Its own Playwright package opens a page more for each run, which takes as long again as the run.
    private static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>WCAG 2.0, 2.1 and 2.2, levels A and AA, as far as a program can tell, in the colours that the page shows now.</summary>
    public static async Task IsAccessibleAsync(this Visit visit)
    {
        await visit.Page.EvaluateAsync(Axe);
        string[] found = await visit
            .Page.EvaluateAsync<string[]>(
                // A mail in its frame runs no script, nor axe: it is looked at as a page of its own.
                """
                async () => {
                  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
                  const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'], iframes: false });
                  const why = n => [...n.any, ...n.all, ...n.none].map(c => c.message).join('; ');
                  return violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html} (${why(n)})`));
                }
                """
            )
            .WaitAsync(Visit.Deadline);
        Assert.True(found.Length == 0, string.Join(Environment.NewLine, found));
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

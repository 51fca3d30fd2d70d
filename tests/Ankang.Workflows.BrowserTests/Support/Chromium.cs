using System.Collections;
using System.Diagnostics;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>The machine's own Chromium, or the one that Playwright installed; started once for the whole run.</summary>
internal sealed class Chromium : ITool
{
    /// <summary>Names a browser that stands elsewhere than on the path.</summary>
    public const string Setting = "ANKANG_CHROMIUM";

    // The one without a window of its own first: it does the same for less, but its own words (选择文件) are English.
    private static readonly string[] Names = ["chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);
    private static readonly Lazy<string?> Lack = new(() =>
        Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named && !File.Exists(named)
            ? $"{Setting} names '{named}', and there is no such file. Correct it, or leave it out to look for a browser on the path."
        : Find() is null
            ? $"the pages are looked at in Chromium, and there is none of {string.Join(", ", Names)} on the path; 'bash tests/run.sh' brings it, and "
                + $"{Setting} names one that stands elsewhere."
        : !HasChineseType()
            ? "the pages are looked at in Chinese type, and there is none; 'bash tests/run.sh' brings it (Debian: apt-get install fonts-noto-cjk)."
        : null
    );

    public static string? Missing => Lack.Value;

    public static Task<IBrowser> Browser => Started.Value;

    // It ends with the process of the tests, on whose pipe it hangs.
    private static async Task<IBrowser> StartAsync()
    {
        if (Missing is { } missing)
            throw new InvalidOperationException(missing);
        IPlaywright playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = Find(),
                // Date fields show days as people here write them.
                Args = ["--lang=zh-CN"],
                Env = Environment
                    .GetEnvironmentVariables()
                    .Cast<DictionaryEntry>()
                    .Select(e => KeyValuePair.Create((string)e.Key, (string)e.Value!))
                    .Prepend(KeyValuePair.Create("LANGUAGE", "zh_CN"))
                    .DistinctBy(e => e.Key),
            }
        );
    }

    private static string? Find() =>
        Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named ? named
        : Programs.Find(Names) is { } found ? found
        : OfPlaywright() is { } own && File.Exists(own) ? own
        : null;

    private static string OfPlaywright()
    {
        using IPlaywright playwright = Playwright.CreateAsync().GetAwaiter().GetResult();
        return playwright.Chromium.ExecutablePath;
    }

    // Windows and macOS bring their own.
    private static bool HasChineseType()
    {
        if (!OperatingSystem.IsLinux())
            return true;
        if (Programs.Find("fc-list") is not { } list)
            return false;
        using Process fonts = Process.Start(new ProcessStartInfo(list, [":lang=zh-cn"]) { RedirectStandardOutput = true })!;
        return fonts.StandardOutput.ReadToEnd().Length > 0;
    }
}

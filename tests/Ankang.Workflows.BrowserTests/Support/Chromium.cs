using System.Collections;
using Microsoft.Playwright;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>The machine's own Chromium, started once for the whole run.</summary>
internal static class Chromium
{
    /// <summary>Names a browser that stands elsewhere than on the path.</summary>
    public const string Setting = "ANKANG_CHROMIUM";

    private static readonly string[] Names = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
    private static readonly Lazy<Task<IBrowser>> Started = new(StartAsync);

    public static Task<IBrowser> Browser => Started.Value;

    // It ends with the process of the tests, on whose pipe it hangs.
    private static async Task<IBrowser> StartAsync()
    {
        string path = Find();
        IPlaywright playwright = await Playwright.CreateAsync();
        return await playwright.Chromium.LaunchAsync(
            new BrowserTypeLaunchOptions
            {
                ExecutablePath = path,
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

    private static string Find()
    {
        if (Environment.GetEnvironmentVariable(Setting) is { Length: > 0 } named)
            return File.Exists(named)
                ? named
                : throw new FileNotFoundException(
                    $"{Setting} names '{named}', and there is no such file. Correct it, or leave it out to look for a browser on the path."
                );
        string[] folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        return Names
            .SelectMany(_ => folders, (name, folder) => Path.Combine(folder, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
            .FirstOrDefault(File.Exists)
            ?? throw new FileNotFoundException(
                $"The browser tests need Chromium and Chinese fonts, and found none of {string.Join(", ", Names)} on the path. "
                    + $"Install them (Debian: apt-get install chromium fonts-noto-cjk), or name a browser in {Setting}."
            );
    }
}

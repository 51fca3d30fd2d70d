using System.Diagnostics;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>Whether a workbook opens: by the rules of its format, and in a spreadsheet program where the machine has one.</summary>
internal static class Spreadsheets
{
    private static readonly string[] Folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);

    public static void AssertOpens(string path, params string[] words)
    {
        using (SpreadsheetDocument workbook = SpreadsheetDocument.Open(path, isEditable: false))
        {
            Assert.Empty(new OpenXmlValidator().Validate(workbook).Select(e => $"{e.Path?.XPath}: {e.Description}"));
            string text =
                string.Concat(workbook.WorkbookPart!.WorksheetParts.Select(p => p.Worksheet!.InnerText))
                + workbook.WorkbookPart.SharedStringTablePart?.SharedStringTable?.InnerText;
            foreach (string word in words)
                Assert.Contains(word, text, StringComparison.Ordinal);
        }

        string? office = Folders.Select(f => Path.Combine(f, "soffice")).FirstOrDefault(File.Exists);
        if (office is not null)
            Convert(office, path);
    }

    private static void Convert(string office, string path)
    {
        using var folder = new TempFolder();
        // A profile of its own, so that it does not meet an office that is open.
        using Process process = Process.Start(
            new ProcessStartInfo(
                office,
                ["--headless", $"-env:UserInstallation=file://{folder["profile"]}", "--convert-to", "csv", "--outdir", folder.Path, path]
            )
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
            }
        )!;
        try
        {
            Assert.True(process.WaitForExit(TimeSpan.FromMinutes(2)), "soffice did not end.");
        }
        finally
        {
            if (!process.HasExited)
                process.Kill(entireProcessTree: true);
        }

        Assert.NotEmpty(File.ReadAllText(folder[$"{Path.GetFileNameWithoutExtension(path)}.csv"]));
    }
}

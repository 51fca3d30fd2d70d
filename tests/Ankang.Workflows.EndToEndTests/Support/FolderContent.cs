using System.Security.Cryptography;
using System.Text.Json.Nodes;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>The files that a simulation wrote, by name with a digest; what a run may differ in taken out of the summary.</summary>
internal static class FolderContent
{
    private static readonly string[] OfThisRun = ["wallSeconds", "storageRequests", "storageBy", "peakMemoryMiB"];

    public static SortedDictionary<string, string> Of(string folder)
    {
        var files = new SortedDictionary<string, string>(StringComparer.Ordinal);
        foreach (string file in Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories))
        {
            string name = Path.GetRelativePath(folder, file);
            files[name] = name == "summary.json" ? Lasting(file) : Convert.ToHexStringLower(SHA256.HashData(File.ReadAllBytes(file)));
        }

        return files;
    }

    private static string Lasting(string summary)
    {
        JsonObject json = JsonNode.Parse(File.ReadAllText(summary))!.AsObject();
        foreach (string name in OfThisRun)
            Assert.True(json.Remove(name), $"The summary lacks {name}.");
        return json.ToJsonString();
    }
}

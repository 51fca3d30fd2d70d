using System.Text.Json.Nodes;

namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>What <c>simulate --seed 1 --json</c> wrote of the list in seeds: lived once for all tests that look at it.</summary>
internal sealed class SimulatedYear
{
    private static readonly Lazy<Task<SimulatedYear>> Lived = new(LiveAsync);
    private readonly string _said;

    private SimulatedYear(string folder, string said) => (Folder, _said) = (folder, said);

    /// <summary>Not to be written to.</summary>
    public string Folder { get; }

    public string this[params string[] parts] => Path.Combine([Folder, .. parts]);

    public JsonNode Summary => JsonNode.Parse(_said)!;

    public static Task<SimulatedYear> LookAsync() => Lived.Value;

    private static async Task<SimulatedYear> LiveAsync()
    {
        var folder = new TempFolder();
        AppDomain.CurrentDomain.ProcessExit += (_, _) => folder.Dispose();
        string year = folder["year"];
        Result result = await BuiltProgram.RunAsync(folder.Path, "simulate", "--seed", "1", "--json", "--out", year);
        return new SimulatedYear(year, result.Succeeded().Out);
    }
}

using System.Text.Json;

namespace Ankang.Workflows.Standalone.Simulation;

/// <summary>The folder that <c>simulate</c> writes to, with what a cut-off run needs to go on.</summary>
public sealed class SimulationFolder
{
    private const string RunFile = "run.json";

    private SimulationFolder(string path) => Out = path;

    public string Out { get; }

    public string Mails => Path.Combine(Out, "mails");

    public string Summary => Path.Combine(Out, "summary.json");

    /// <summary>Holds the embedded store until the run has ended.</summary>
    public string Store => Path.Combine(Out, ".run");

    /// <summary>Begins the names of the tables, so that runs do not meet.</summary>
    public string TablePrefix { get; private init; } = "";

    /// <summary>Clears what an earlier run left, or takes up one that was cut off.</summary>
    /// <exception cref="CommandException">There is nothing to resume, or it was another simulation.</exception>
    public static SimulationFolder Open(string path, SimulationOptions options, bool resume)
    {
        var folder = new SimulationFolder(Path.GetFullPath(path)) { TablePrefix = $"sim{Guid.NewGuid().ToString("N")[..8]}" };
        string run = Path.Combine(folder.Store, RunFile);
        if (resume)
        {
            if (!File.Exists(run))
                throw new CommandException($"There is no run to resume in '{folder.Out}'; leave --resume out.");
            Started before = JsonSerializer.Deserialize<Started>(File.ReadAllText(run))!;
            if (before.Options != options)
                throw new CommandException(
                    $"The run in '{folder.Out}' has seed {before.Options.Seed} and punctuality {before.Options.Punctuality}; resume it with these."
                );
            return new SimulationFolder(folder.Out) { TablePrefix = before.TablePrefix };
        }

        if (Directory.Exists(folder.Store))
            Directory.Delete(folder.Store, recursive: true);
        if (Directory.Exists(folder.Mails))
            foreach (string mail in Directory.EnumerateFiles(folder.Mails, "*.eml"))
                File.Delete(mail);
        Directory.CreateDirectory(folder.Store);
        File.WriteAllText(run, JsonSerializer.Serialize(new Started(options, folder.TablePrefix)));
        return folder;
    }

    /// <summary>The run has ended: the scratch store goes.</summary>
    public void Finish() => Directory.Delete(Store, recursive: true);

    private sealed record Started(SimulationOptions Options, string TablePrefix);
}

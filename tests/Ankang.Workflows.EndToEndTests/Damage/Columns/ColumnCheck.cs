using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.EndToEndTests.Damage.Columns;

/// <summary>Runs cases beside a host over whole rows, and says what may not be.</summary>
/// <param name="start">Starts a host over the rows of a folder.</param>
internal sealed class ColumnCheck(FullFolder full, Func<TempFolder, Task<RealHost>> start)
{
    private readonly Dictionary<bool, ColumnTrial[]> _whole = [];

    /// <summary>What may not be; empty where every case holds.</summary>
    public async Task<IReadOnlyList<string>> RunAsync(IEnumerable<(int Index, ColumnDamage Case)> cases)
    {
        var faults = new List<string>();
        foreach ((int index, ColumnDamage damage) in cases)
        {
            bool ofList = index % 2 == 1;
            ColumnTrial[] whole = await WholeAsync(ofList);
            try
            {
                faults.AddRange(Faults(damage, whole, await TryAsync(damage, ofList)).Select(f => $"{damage}: {f}"));
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                faults.Add($"{damage}: {e.Message}");
            }
        }

        return faults;
    }

    // Twice: what differs without damage says nothing.
    private async Task<ColumnTrial[]> WholeAsync(bool ofList)
    {
        if (_whole.TryGetValue(ofList, out ColumnTrial[]? known))
            return known;
        ColumnTrial[] whole = [await TryAsync(null, ofList), await TryAsync(null, ofList)];
        foreach (ColumnTrial trial in whole)
        {
            Assert.True(trial.Faults.Count == 0, string.Join('\n', trial.Faults));
            Assert.False(trial.IsNamed, "Rows that nobody damaged are named.");
        }

        return _whole[ofList] = whole;
    }

    private static IEnumerable<string> Faults(ColumnDamage damage, ColumnTrial[] whole, ColumnTrial trial)
    {
        foreach (string fault in trial.Faults)
            yield return fault;
        string[] lost = [.. whole[0].Mails.Except(trial.Mails).Where(m => !damage.MayHoldBack(m))];
        if (lost.Length > 0)
            yield return $"{string.Join(", ", lost)} did not leave";
        if (!trial.IsNamed && Differences(whole, trial) is { Count: > 0 } differences && !ColumnsThatMayVary.Contains(damage))
            yield return $"nobody says why {string.Join(", ", differences.Take(4))} differ";
    }

    private static List<string> Differences(ColumnTrial[] whole, ColumnTrial trial) =>
        [
            .. whole[0].Mails.SequenceEqual(trial.Mails) ? [] : new[] { "mails" },
            .. trial.Pages.Where(p => whole[0].Pages[p.Key] == whole[1].Pages[p.Key] && whole[0].Pages[p.Key] != p.Value).Select(p => p.Key),
        ];

    private async Task<ColumnTrial> TryAsync(ColumnDamage? damage, bool ofList)
    {
        using var folder = new TempFolder();
        Directory.CreateDirectory(folder["data"]);
        File.Copy(full.Folder["full", DataFolder.StoreFile], folder["data", DataFolder.StoreFile]);
        damage?.Do(folder["data"]);
        await using RealHost host = await start(folder);
        await host.SignInAsync(FullFolder.Account, Host.Password);
        return await ColumnTrial.RunAsync(host, full, ofList, damage);
    }
}

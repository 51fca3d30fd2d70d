using System.CommandLine;
using Ankang.Workflows.Standalone.Hosting;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary><c>serve</c>: the rehearsal of the 2021 list, or a list of the current year on the real clock.</summary>
public static class ServeCommand
{
    private const int DefaultPort = 5080;
    private const int MaxPort = 65535;

    /// <summary>The data folder of a rehearsal.</summary>
    public static readonly string RehearsalData = Path.Combine("data", "rehearsal");

    /// <summary>The data folder of a host that takes lists by <c>publish</c>.</summary>
    public static readonly string ListsData = Path.Combine("data", "lists");

    public static Command Create()
    {
        var list = new Option<string?>("--list")
        {
            Description = "Run this list on the real clock, first in shadow 试运行 (default: a rehearsal 模拟运行 of 2021).",
            HelpName = "FOLDER",
        };
        var rehearse = new Option<bool>("--rehearsal")
        {
            Description = "Rehearse --list on a virtual clock, from its day of issue, instead of running it.",
        };
        var realClock = new Option<bool>("--real-clock")
        {
            Description = "Run on the real clock the lists that stand in the data folder, at first none: publish puts them there.",
        };
        var holidays = ListOptions.Holidays();
        var data = new Option<string?>("--data")
        {
            Description =
                $"The data folder (default: {RehearsalData}; with --rehearsal {RehearsalData}- and the list's id; with --list data/ and the "
                + $"list's id; with --real-clock {ListsData}).",
            HelpName = "FOLDER",
        };
        var port = new Option<int>("--port") { Description = "Port on this machine only.", DefaultValueFactory = _ => DefaultPort };
        var openPort = new Option<int?>("--open-port")
        {
            Description = "A second port, open to the network; a rehearsal serves only the units' pages and the API there.",
        };
        var storage = ListOptions.Storage();
        var startOn = new Option<DateOnly?>("--start-on")
        {
            Description = "First day for which the system answers (default: today); items due before it are 历史事项.",
            HelpName = "yyyy-MM-dd",
        };
        var newLink = new Option<bool>("--new-sign-in-link")
        {
            Description = "Print a one-time link that makes a person of the office, as at the first start.",
        };
        port.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int>() is < 1 or > MaxPort)
                r.AddError($"--port must be from 1 to {MaxPort}.");
        });
        openPort.Validators.Add(r =>
        {
            if (r.GetValueOrDefault<int?>() is < 1 or > MaxPort)
                r.AddError($"--open-port must be from 1 to {MaxPort}.");
        });
        var command = new Command("serve", "Start the host. Example: serve --list lists/2026 --port 5080")
        {
            list,
            rehearse,
            realClock,
            holidays,
            data,
            port,
            openPort,
            storage,
            startOn,
            newLink,
        };
        command.SetAction(
            async (result, cancellation) =>
            {
                bool rehearsal = result.GetValue(rehearse) || (result.GetValue(list) is null && !result.GetValue(realClock));
                if (result.GetValue(rehearse) && result.GetValue(realClock))
                    throw new CommandException("A rehearsal runs on a virtual clock: leave out --rehearsal or --real-clock.");
                if (rehearsal && result.GetValue(storage) is not null)
                    throw new CommandException("A rehearsal keeps its data on this machine; --storage goes with --list or --real-clock.");
                if (result.GetValue(list) is null && !rehearsal && result.GetValue(startOn) is not null)
                    throw new CommandException("--start-on goes with --list, or with 'publish'.");
                if (rehearsal && result.GetValue(startOn) is not null)
                    throw new CommandException("A rehearsal begins on the day of issue; --start-on goes with --list.");
                if (rehearsal && result.GetValue(newLink))
                    throw new CommandException("A rehearsal asks nobody to sign in; --new-sign-in-link goes with --list or --real-clock.");
                var settings = new ServeSettings(
                    result.GetValue(list),
                    rehearsal,
                    result.GetValue(holidays),
                    result.GetValue(data),
                    result.GetValue(port),
                    result.GetValue(openPort),
                    result.GetValue(storage),
                    result.GetValue(startOn),
                    result.GetValue(newLink)
                );
                await ServeHost.RunAsync(settings, cancellation);
                return 0;
            }
        );
        return command;
    }

    /// <summary>What <c>serve</c> does when no command is named.</summary>
    public static ServeSettings Default { get; } = new(null, true, null, null, DefaultPort, null, null, null);
}

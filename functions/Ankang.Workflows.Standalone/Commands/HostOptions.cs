using System.CommandLine;
using Ankang.Workflows.Standalone.Hosting;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary>How a command finds the running host and asks before it changes something there.</summary>
internal sealed class HostOptions
{
    private readonly Option<string> _host = new("--host")
    {
        Description = "Address of the running host.",
        HelpName = "URL",
        DefaultValueFactory = _ => "http://localhost:5080",
    };
    private readonly Option<string?> _key = new("--key")
    {
        Description = "The host's API key (default: ANKANG_API_KEY of the environment, or the key in the host's data folder).",
    };
    private readonly Option<string> _data = new("--data")
    {
        Description = "The data folder of the host on this machine, where its key lies.",
        HelpName = "FOLDER",
        DefaultValueFactory = _ => ServeCommand.ListsData,
    };
    private readonly Option<bool> _dryRun = new("--dry-run") { Description = "Show what would happen, and stop." };
    private readonly Option<bool> _yes = new("--yes") { Description = "Do it without asking." };

    public void AddTo(Command command)
    {
        foreach (Option option in new Option[] { _host, _key, _data, _dryRun, _yes })
            command.Options.Add(option);
    }

    public bool IsDryRun(ParseResult result) => result.GetValue(_dryRun);

    public string Host(ParseResult result) => result.GetValue(_host)!;

    /// <summary>Null when there is none to be found, and so no host was started here.</summary>
    public string? Key(ParseResult result) =>
        result.GetValue(_key) ?? Environment.GetEnvironmentVariable("ANKANG_API_KEY") ?? SecretFiles.FindApi(result.GetValue(_data)!);

    /// <summary>Asks a person; where nobody can be asked, says what to do instead of waiting for ever.</summary>
    /// <exception cref="CommandException">Nobody said yes.</exception>
    public void Ask(ParseResult result, string question)
    {
        if (result.GetValue(_yes))
            return;
        if (Console.IsInputRedirected || Console.IsOutputRedirected)
            throw new CommandException("Nothing was changed: nobody can be asked here. Add --yes to do it, or --dry-run to look only.");
        Console.Out.Write($"{question} [y/N] ");
        if (Console.In.ReadLine()?.Trim().ToLowerInvariant() is not ("y" or "yes" or "是"))
            throw new CommandException("Nothing was changed.");
    }

    public CommandException NobodyAnswers(ParseResult result) =>
        new($"No host answers at {Host(result)}: start one with 'serve --real-clock', or name it with --host.");

    public CommandException NoKey(ParseResult result) =>
        new(
            $"There is no API key in '{Path.GetFullPath(result.GetValue(_data)!)}': start a host there with 'serve --real-clock --data "
                + $"{result.GetValue(_data)}', or name the host's data folder with --data, or give its key with --key."
        );
}

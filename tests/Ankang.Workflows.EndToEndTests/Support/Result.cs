namespace Ankang.Workflows.EndToEndTests.Support;

/// <summary>What a command left behind.</summary>
internal sealed record Result(int ExitCode, string Out, string Error)
{
    private static readonly char[] LineEnds = ['\r', '\n'];

    /// <summary>The lines on stderr.</summary>
    public IReadOnlyList<string> Errors => Error.Split(LineEnds, StringSplitOptions.RemoveEmptyEntries);

    public Result Succeeded()
    {
        Assert.True(ExitCode == 0, $"Exit code {ExitCode}. {this}");
        return this;
    }

    /// <summary>The draft is written, though text that was not read may be a duty; each such text on a line of stderr.</summary>
    public Result DraftedWithUnread()
    {
        Assert.True(ExitCode == 3, $"Exit code {ExitCode}. {this}");
        Assert.Contains(Errors, e => e.StartsWith("unread: ", StringComparison.Ordinal));
        return this;
    }

    /// <summary>One clear line on stderr with all of <paramref name="words"/>, and exit code 1.</summary>
    public void FailedWith(params string[] words)
    {
        Assert.True(ExitCode == 1, $"Exit code {ExitCode}. {this}");
        string line = Assert.Single(Errors);
        Assert.StartsWith("error: ", line, StringComparison.Ordinal);
        foreach (string word in words)
            Assert.Contains(word, line, StringComparison.Ordinal);
    }

    public override string ToString() => $"stdout:{Environment.NewLine}{Out}{Environment.NewLine}stderr:{Environment.NewLine}{Error}";
}

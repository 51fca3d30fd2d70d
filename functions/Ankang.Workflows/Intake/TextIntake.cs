namespace Ankang.Workflows.Intake;

/// <summary>What every text from outside passes before it is parsed.</summary>
public static class TextIntake
{
    /// <param name="most">Signs of the whole text.</param>
    /// <exception cref="IntakeException">It is too long, has too many lines, or one that is too long.</exception>
    public static void Check(string text, int most = IntakeLimits.MaxText)
    {
        ArgumentNullException.ThrowIfNull(text);
        CheckTotal(text.Length, most);
        int line = 0;
        foreach (ReadOnlySpan<char> words in text.AsSpan().EnumerateLines())
        {
            if (++line > IntakeLimits.MaxLines)
                throw new IntakeException(
                    $"the text has more than {IntakeLimits.MaxLines:N0} lines",
                    "a list of some thousand lines",
                    "Save only the list",
                    line
                );
            CheckLine(words.Length, line);
        }
    }

    /// <exception cref="IntakeException">It is too long.</exception>
    public static void CheckTotal(long length, int most = IntakeLimits.MaxText)
    {
        if (length > most)
            throw new IntakeException(
                $"the text has {length:N0} characters",
                $"at most {most:N0}",
                "Save only the list, without what stands before and after it"
            );
    }

    /// <param name="part">Where a paragraph or cell stands that has no line.</param>
    /// <exception cref="IntakeException">The line, paragraph or cell is too long.</exception>
    public static void CheckLine(int length, int line, string? part = null)
    {
        if (length > IntakeLimits.MaxLine)
            throw new IntakeException(
                $"a line has {length:N0} characters",
                $"at most {IntakeLimits.MaxLine:N0} in a line, paragraph or cell",
                "Part it in sentences, each in a line of its own",
                line,
                part
            );
    }
}

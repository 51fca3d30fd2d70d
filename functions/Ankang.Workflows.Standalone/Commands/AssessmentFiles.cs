using System.Text;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Standalone.Commands;

/// <summary>考核 and 问责台账 of a list at a cut-off, as files.</summary>
public static class AssessmentFiles
{
    public const string ScoresJson = "scores.json";
    public const string ScoresXlsx = "scores.xlsx";
    public const string StrikesJson = "strikes.json";
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>Writes the three files, of the policy in force and with what people entered.</summary>
    /// <exception cref="CommandException">The list did not exist yet at the cut-off.</exception>
    public static async Task WriteAsync(string folder, ListInForce list, AssessmentService assessments, CutOff cutOff, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(assessments);
        DateOnly first = list.Catalogue.List.IssuedOn;
        if (cutOff.Day < first)
            throw new CommandException(
                $"The list was issued on {first:yyyy-MM-dd}: there is nothing to score on {cutOff.Day:yyyy-MM-dd}. Name a --cut-off from that day on."
            );
        Assessed assessed = (await assessments.AssessAsync(list.Id, cutOff, cancellation))[0];
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, ScoresJson), AssessmentJson.Scores(assessed), Utf8, cancellation);
        await File.WriteAllTextAsync(Path.Combine(folder, StrikesJson), AssessmentJson.Strikes(assessed), Utf8, cancellation);
        await using FileStream xlsx = File.Create(Path.Combine(folder, ScoresXlsx));
        ScoreBook.Write(xlsx, assessed);
    }

    /// <summary>24:00 of the closing day of a list of which no moment is left: what holds when its last one is over holds then.</summary>
    public static CutOff AtClose(ListInForce list)
    {
        ArgumentNullException.ThrowIfNull(list);
        return new CutOff(list.Head.ClosesOn, ChinaTime.EndOf(list.Head.ClosesOn));
    }
}

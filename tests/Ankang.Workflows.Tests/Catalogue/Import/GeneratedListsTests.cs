using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Tests.Support;
using CsCheck;

namespace Ankang.Workflows.Tests.Catalogue.Import;

/// <summary>Lists drawn over layouts, numberings and wordings: nothing is lost, nothing is made up.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class GeneratedListsTests
{
    [Fact]
    public void Import_ReadsEveryTaskAndDuty_WhateverTheLayout() =>
        GeneratedList.Any.Holds(
            list =>
            {
                ImportedList import = ImportFiles.Text(list.Print(), year: null);
                Assert.Equal(Enumerable.Range(1, list.Tasks.Count), import.List.Tasks.Select(t => t.Number));
                for (int i = 0; i < list.Tasks.Count; i++)
                {
                    GeneratedTask task = list.Tasks[i];
                    TaskItem printed = import.List.Tasks[i];
                    Assert.Equal(Plain(task.Text), Plain(printed.Text[(printed.Text.IndexOf('.') + 1)..]));
                    Assert.Equal(Plain(task.Units), Plain(printed.Units));
                    ImportedDuty[] duties = [.. import.Duties.Where(d => d.Duty.Task == i + 1)];
                    Assert.Equal(task.Duties.Select(d => d.Reading), duties.Select(d => Read(d.Duty)));
                    Assert.All(duties, d => Assert.Equal(task.DueOn, d.Duty.DueOn));
                    // What is done once and has no day (长期坚持) is shown, nothing else.
                    Assert.All(duties, d => Assert.True(d.Review is null == (task.Way != 2 || d.Duty.Recurrence != Recurrence.Once), d.Review));
                    // Every word of the row stands in the source of a duty.
                    Assert.Equal(Plain(task.Text).Replace("。", ""), Plain(string.Concat(duties.Select(d => d.Duty.Source))).Replace("。", ""));
                }

                Assert.Equal(import.List.Tasks, ImportFiles.Folder(import).Catalogue.List.Tasks);
            },
            cases: 200
        );

    [Fact]
    public void Import_ShowsEveryNumberAndRhythm_ReadOrForReview() =>
        // Clauses run together by commas, as people write: how they are parted is judgement, that none goes missing is not.
        GeneratedList.Any.Holds(
            list =>
            {
                GeneratedList joined = list with
                {
                    Tasks = [.. list.Tasks.Select(t => t with { Duties = [(string.Join('，', t.Duties.Select(d => d.Text)), "")] })],
                };
                ImportedList import = ImportFiles.Text(joined.Print(), year: null);
                for (int i = 0; i < list.Tasks.Count; i++)
                {
                    ImportedDuty[] duties = [.. import.Duties.Where(d => d.Duty.Task == i + 1)];
                    foreach ((string text, string reading) in list.Tasks[i].Duties.Where(d => d.Reading.Contains(':')))
                    {
                        bool read = duties.Any(d => Read(d.Duty) == reading && Plain(d.Duty.Source).Contains(Plain(text), StringComparison.Ordinal));
                        bool quota =
                            reading.StartsWith("yearly", StringComparison.Ordinal)
                            && duties.Any(d =>
                                d.Duty.PerYear?.ToString() == reading[7..] && Plain(d.Duty.Source).Contains(Plain(text), StringComparison.Ordinal)
                            );
                        Assert.True(
                            read || quota || duties.Any(d => d.Review is not null),
                            $"{text} ({reading}) is neither read nor shown: {string.Join(" / ", duties.Select(d => $"{Read(d.Duty)} {d.Duty.Source}"))}"
                        );
                    }
                }
            },
            cases: 200
        );

    private static string Read(Obligation duty) => duty.Recurrence.Code() + (duty.PerPeriod is { } n && duty.Recurrence.IsPeriodic() ? $":{n}" : "");

    private static string Plain(string text) =>
        string.Concat(text.Where(c => !char.IsWhiteSpace(c)).Select(c => c is >= '！' and <= '～' ? (char)(c - 0xFEE0) : c));
}

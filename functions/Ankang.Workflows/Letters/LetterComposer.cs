using System.Text.RegularExpressions;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Letters;

/// <summary>Drafts letters: the words stand in templates, as the mails' do; what surrounds them follows from the list.</summary>
/// <remarks>Pure: the same facts give the same letter. Never a number, time or name that nobody gave: those stay blank.</remarks>
public sealed partial class LetterComposer(TaskList list, OfficeCard office, NoticeComposer notices, bool simulated)
{
    private const string SimulatedText = "模拟运行，非正式文件";

    public OfficialLetter Compose(LetterKind kind, LetterFacts facts)
    {
        ArgumentNullException.ThrowIfNull(facts);
        ComposedNotice words = notices.Letter(kind.Template(), facts.Unit, facts.Salutation, facts.At, facts.Items, facts.ReplyBy, model =>
        {
            if (facts.Terms.HeldAt is { } held)
                model.Set("held_at", held);
            model.Set("place", facts.Terms.Place);
            model.Set("hosts", facts.Terms.Hosts);
            model.Set("papers_by", facts.Terms.PapersBy);
            model.Set("minutes", facts.Terms.Minutes?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []);
            model.Set("report_days", facts.Terms.ReportDays);
        });
        string[] lines = words.Text.Split('\n');
        DateOnly date = ChinaTime.DateOf(facts.At);
        return new OfficialLetter
        {
            Kind = kind,
            Issuer = office.Name,
            Number = kind switch
            {
                LetterKind.Supervision => "编号：　　　　　　",
                LetterKind.Minutes => null,
                LetterKind.Interview when facts.Terms.Number is { Length: > 0 } given => given,
                _ => $"{NumberWord()}〔{date.Year}〕　　号",
            },
            Title = words.Subject,
            Body = [.. lines.Where(l => !Copies().IsMatch(l)).Select((line, index) => Read(line, index))],
            Copies = lines.LastOrDefault(l => Copies().IsMatch(l)),
            Annex = facts.Items.Count > 1 ? Annex(facts) : null,
            Date = date,
            Contact = $"联系人：{office.ContactName}，电话：{office.Phone}",
            Mark = simulated ? SimulatedText : null,
        };
    }

    private LetterAnnex Annex(LetterFacts facts)
    {
        ComposedNotice words = notices.Letter("letter-annex", facts.Unit, facts.Salutation, facts.At, facts.Items, facts.ReplyBy, _ => { });
        IReadOnlyList<string>[] rows = [.. words.Text.Split('\n').Select(Cells)];
        return new LetterAnnex(words.Subject, rows[0], rows[1..]);
    }

    // 安市安委办发 of the list is 安市安委办函 of a letter; the office confirms it when it fills the number in.
    private string NumberWord()
    {
        int year = list.Number.IndexOf('〔');
        string word = year > 0 ? list.Number[..year] : "";
        return word.EndsWith('发') ? $"{word[..^1]}函" : word;
    }

    private static LetterLine Read(string line, int index)
    {
        if (line.StartsWith('|'))
            return new LetterLine.Row(Cells(line));
        if (index == 0 && line.EndsWith('：'))
            return new LetterLine.Salutation(line);
        if (line.StartsWith("附件：", StringComparison.Ordinal))
            return new LetterLine.Attachment(line);
        return Heading().Match(line) is { Success: true } heading
            ? new LetterLine.Paragraph(heading.Value, line[heading.Length..])
            : new LetterLine.Paragraph("", line);
    }

    // Only the outer bars are dropped: an empty cell at the end is one to fill in.
    private static string[] Cells(string line)
    {
        string inner = line.Trim().TrimStart('|');
        if (inner.EndsWith('|'))
            inner = inner[..^1];
        return [.. inner.Split('|').Select(c => c.Trim(' '))];
    }

    [GeneratedRegex(@"^[一二三四五六七八九十]+、[^：。]*[：。]")]
    private static partial Regex Heading();

    [GeneratedRegex(@"^[抄分]送：")]
    private static partial Regex Copies();
}

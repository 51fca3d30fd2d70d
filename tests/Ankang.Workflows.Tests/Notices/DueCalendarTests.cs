using System.Text;
using Ankang.Workflows.Notices;
using Ical.Net.CalendarComponents;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public class DueCalendarTests
{
    private static readonly DueDay Day = new(
        "ankang-2021_14b-county-articles_2021-03_hanbin",
        4,
        new(2021, 3, 31),
        "完成时限：第14项　新闻宣传稿件（2021年3月）；, \\n",
        "第一行\n第二行"
    );

    [Fact]
    public void Write_GivesTheSameBytes_ForTheSameDays() => Assert.Equal(Write(Day), Write(Day));

    [Fact]
    public void Write_SaysTheDay_AsAnAllDayEventThatTakesNoTime()
    {
        Ical.Net.Calendar calendar = Ical.Net.Calendar.Load(Encoding.UTF8.GetString(Write(Day)))!;
        Assert.Equal("PUBLISH", calendar.Method);
        CalendarEvent entry = Assert.Single(calendar.Events);
        Assert.True(entry.IsAllDay);
        Assert.Equal((new DateOnly(2021, 3, 31), new DateOnly(2021, 4, 1)), (entry.Start!.Date, entry.End!.Date));
        Assert.Equal(("ankang-2021_14b-county-articles_2021-03_hanbin@example.org", 4), (entry.Uid, entry.Sequence));
        Assert.Equal((Day.Summary, Day.Description), (entry.Summary, entry.Description));
        Assert.Equal("TRANSPARENT", entry.Transparency);
        Assert.Equal("mailto:office@example.org", entry.Organizer!.Value!.OriginalString);
    }

    [Fact] // RFC 5545 3.1: CRLF, lines of at most 75 octets, no character cut in two
    public void Write_KeepsToTheFormat_WithLongChinese()
    {
        string text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(
            Write(Day with { Summary = string.Concat(Enumerable.Repeat("新闻宣传𠮷稿件", 30)) })
        );
        string[] lines = text.Split("\r\n");
        Assert.DoesNotContain(lines, l => l.Contains('\n') || l.Contains('\r'));
        Assert.All(lines, l => Assert.InRange(Encoding.UTF8.GetByteCount(l), 0, 75));
        Assert.DoesNotContain(lines, l => l.Length > 0 && (char.IsLowSurrogate(l.TrimStart(' ')[0]) || char.IsHighSurrogate(l[^1])));
        Assert.Contains("DTSTAMP:20210324T010000Z", lines);
    }

    private static byte[] Write(params DueDay[] days) => DueCalendar.Write(A.Office, A.Slot("2021-03-24"), days);
}

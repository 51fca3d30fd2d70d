using Ankang.Workflows.Notices;

namespace Ankang.Workflows.Tests.Notices;

public sealed class NoticeTemplatesTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("templates").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    public static TheoryData<string> Templates() => [.. Resources()];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Text_AvoidsTheWordsThatAreNeverUsed(string name) =>
        Assert.DoesNotContain(
            new[] { "政府督查", "督查令", "督查室", "责令", "处罚", "整改通知", "挂牌督办", "违反", "红牌", "红色预警", "橙色" },
            word => Read(name).Contains(word, StringComparison.Ordinal));

    [Theory] // the parts too: any of them may come to stand in a reminder
    [MemberData(nameof(Templates))]
    public void Text_AvoidsWordsOfBlame(string name) =>
        Assert.DoesNotContain(
            new[] { "不力", "不重视", "拖延", "敷衍", "失职", "严重", "批评", "问责", "未落实", "再次强调" },
            word => Read(name).Contains(word, StringComparison.Ordinal));

    [Theory] // full-width in Chinese sentences; tags aside
    [MemberData(nameof(Templates))]
    public void Text_HasFullWidthPunctuation(string name)
    {
        string words = System.Text.RegularExpressions.Regex.Replace(Read(name), @"\{%.*?%\}|\{\{.*?\}\}", "");
        Assert.DoesNotContain(words, c => c is ',' or '(' or ')' or ':' or ';' or '"' or '?' or '!');
    }

    [Fact]
    public void Load_UsesTheOfficesFile_WhereThereIsOne()
    {
        File.WriteAllText(Path.Combine(_folder, "reminder.liquid"), "请看{{ item.name }}\r\n\r\n第一行\r\n\r\n{{ unit }}\r\n");
        ComposedNotice notice = new NoticeComposer(A.List, A.Office, NoticeTemplates.Load(_folder)).Reminder(A.To("2021-04-01"), [A.Articles()], new(2021, 4, 7));
        Assert.Equal(new("请看新闻宣传稿件", "第一行\n汉滨区安委会"), notice);
    }

    [Fact]
    public void Load_UsesTheOfficesPart_InEveryTemplate()
    {
        File.WriteAllText(Path.Combine(_folder, "_tail.liquid"), "此致\n");
        ComposedNotice notice = new NoticeComposer(A.List, A.Office, NoticeTemplates.Load(_folder)).Reminder(A.To("2021-04-01"), [A.Articles()], new(2021, 4, 7));
        Assert.EndsWith("\n此致", notice.Text, StringComparison.Ordinal);
    }

    [Fact]
    public void Load_UsesTheBuiltIn_WhenTheFolderIsMissing() => Assert.NotNull(NoticeTemplates.Load(Path.Combine(_folder, "none")));

    [Theory]
    [InlineData("s\n\nx\n{{ replyby }}\n", ":4: there is no variable 'replyby'; known here: ")]
    [InlineData("{{ item.nmae }}\n\nx\n", ":1: there is no variable 'item.nmae'; known here: ")]
    [InlineData("s\n\n{% for i in items %}\n{{ i.titel }}\n{% endfor %}", ":4: there is no variable 'i.titel'; known here: ")]
    [InlineData("s\n\n{% if false %}{{ issued }}{% endif %}", ":3: there is no variable 'issued'; known here: ")]   // another kind's, in a branch never taken
    [InlineData("s\n\nx\n{% include '_end' %}", ":4: there is no part '_end'; the parts are ")]
    [InlineData("s\n\nx\n{% if several %}", ":4: ")]   // never closed
    [InlineData("s\nx\n", ":1: the first line must be the subject, the second empty, then the text.")]
    public void Load_NamesFileAndLine_OfAFault(string text, string message)
    {
        string file = Path.Combine(_folder, "reminder.liquid");
        File.WriteAllText(file, text);
        string fault = Assert.Single(Assert.Throws<TemplateException>(() => NoticeTemplates.Load(_folder)).Faults);
        Assert.StartsWith(file, fault, StringComparison.Ordinal);
        Assert.Contains(message, fault, StringComparison.Ordinal);
    }

    [Fact] // a misspelt file name would leave the office's words unused
    public void Load_RefusesAFile_ThatReplacesNothing()
    {
        File.WriteAllText(Path.Combine(_folder, "remidner.liquid"), "s\n\nx");
        Assert.Contains("no built-in template has this name", Assert.Throws<TemplateException>(() => NoticeTemplates.Load(_folder)).Message, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Resources() => typeof(NoticeTemplates).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".liquid", StringComparison.Ordinal));

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(NoticeTemplates).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

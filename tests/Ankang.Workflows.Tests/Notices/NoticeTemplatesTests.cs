using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Notices;

[Trait(Tier.Name, Tier.Fast)]
public sealed class NoticeTemplatesTests
{
    public static TheoryData<string> Templates() => [.. Resources()];

    [Theory]
    [MemberData(nameof(Templates))]
    public void Text_AvoidsTheWordsThatAreNeverUsed(string name) =>
        Assert.DoesNotContain(
            new[] { "政府督查", "督查令", "督查室", "责令", "处罚", "整改通知", "挂牌督办", "违反", "红牌", "红色预警", "橙色" },
            word => Read(name).Contains(word, StringComparison.Ordinal)
        );

    [Theory] // the parts too: any of them may come to stand in a reminder
    [MemberData(nameof(Templates))]
    public void Text_AvoidsWordsOfBlame(string name) =>
        Assert.DoesNotContain(new[] { "不力", "不重视", "拖延", "敷衍", "失职", "严重", "批评", "问责", "未落实", "再次强调" }, word =>
            Read(name).Contains(word, StringComparison.Ordinal)
        );

    [Theory] // full-width in Chinese sentences; tags aside
    [MemberData(nameof(Templates))]
    public void Text_HasFullWidthPunctuation(string name)
    {
        string words = System.Text.RegularExpressions.Regex.Replace(Read(name), @"\{%.*?%\}|\{\{.*?\}\}", "");
        Assert.DoesNotContain(words, c => c is ',' or '(' or ')' or ':' or ';' or '"' or '?' or '!');
    }

    [Fact]
    public void With_UsesTheOfficesText_WhereThereIsOne() =>
        Assert.Equal(
            new("请看新闻宣传稿件", "第一行\n汉滨区安委会"),
            Reminder("reminder", "请看{{ item.name }}\r\n\r\n第一行\r\n\r\n{{ unit }}\r\n")
        );

    [Fact]
    public void With_UsesTheOfficesPart_InEveryTemplate() => Assert.EndsWith("\n此致", Reminder("_tail", "此致\n").Text, StringComparison.Ordinal);

    [Theory]
    [InlineData("s\n\nx\n{{ replyby }}\n", 4, "没有“replyby”这个占位符。此处可用：")]
    [InlineData("{{ item.nmae }}\n\nx\n", 1, "没有“item.nmae”这个占位符。此处可用：")]
    [InlineData("s\n\n{% for i in items %}\n{{ i.titel }}\n{% endfor %}", 4, "没有“i.titel”这个占位符。此处可用：")]
    [InlineData("s\n\n{% if false %}{{ issued }}{% endif %}", 3, "没有“issued”这个占位符。此处可用：")] // another kind's, in a branch never taken
    [InlineData("s\n\nx\n{% include '_end' %}", 4, "没有“_end”这个片段。可用的片段：")]
    [InlineData("s\n\nx\n{% if several %}", 4, "标记写法有误")] // never closed
    [InlineData("s\nx\n", 1, "第一行须为主题（标题），第二行留空，第三行起为正文。")]
    public void With_NamesTheLine_OfAFault(string text, int line, string message)
    {
        TemplateFault fault = Assert.Single(Assert.Throws<TemplateException>(() => A.Templates.With(Texts("reminder", text))).Faults);
        Assert.Equal(("reminder", line), (fault.Template, fault.Line));
        Assert.StartsWith(message, fault.Message, StringComparison.Ordinal);
    }

    [Fact] // a misspelt name would leave the office's words unused
    public void With_RefusesAName_ThatNoTemplateHas() => Assert.Throws<ArgumentException>(() => A.Templates.With(Texts("remidner", "s\n\nx")));

    [Fact] // every template has a sample, and the standard texts pass their own check
    public void Preview_ShowsEveryTemplate()
    {
        var preview = new TemplatePreview(Catalogue.Seeds.Catalogue.List, A.Office, Catalogue.Seeds.Catalogue.Obligations, "汉滨区安委会");
        // With one item, with several, and to somebody of several units.
        Assert.All(A.Templates.Names.Where(n => !n.StartsWith('_')), name =>
            Assert.Equal(
                NoticeKinds.All.FirstOrDefault(k => k.Template == name) is { IsForUnit: true } ? 3 : 2,
                preview.Render(A.Templates, name).Count
            )
        );
        Assert.All(A.Templates.Names.Where(n => n is "_tail" or "_item" or "_status"), part => Assert.NotEmpty(preview.Render(A.Templates, part)));
    }

    [Theory]
    [InlineData("reminder", "提醒\n\n{{ unit }}：请抓紧。", "正文须有报送入口")]
    [InlineData("_tail", "联系人：{{ contact }}", "正文须有报送入口")]
    [InlineData("courtesy", "提醒\n\n{{ first.suggested | day }}{{ link }}", "中有日期可能为空")]
    public void Preview_RefusesAText_ThatWouldFailInAMail(string name, string text, string message)
    {
        var preview = new TemplatePreview(Catalogue.Seeds.Catalogue.List, A.Office, Catalogue.Seeds.Catalogue.Obligations, "汉滨区安委会");
        TemplateException refused = Assert.Throws<TemplateException>(() => preview.Render(A.Templates.With(Texts(name, text)), name));
        Assert.Contains(message, Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
    }

    private static ComposedNotice Reminder(string name, string text) =>
        new NoticeComposer(A.List, A.Office, A.Templates.With(Texts(name, text))).ToUnit(
            NoticeKind.Reminder,
            A.To("2021-04-01"),
            [A.Articles()],
            new() { ReplyBy = new(2021, 4, 7) }
        );

    private static Dictionary<string, string> Texts(string name, string text) => new() { [name] = text };

    private static IEnumerable<string> Resources() =>
        typeof(NoticeTemplates).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".liquid", StringComparison.Ordinal));

    private static string Read(string name)
    {
        using var reader = new StreamReader(typeof(NoticeTemplates).Assembly.GetManifestResourceStream(name)!);
        return reader.ReadToEnd();
    }
}

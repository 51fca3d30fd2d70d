using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>Texts that would never come to an end, or take all memory, are refused by name and line before a mail is written with them.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class HostileTemplatesTests
{
    [Theory]
    [InlineData("_tail", "{% include '_tail' %}", "_tail → _tail")]
    [InlineData("_item", "{% include '_progress' %}{% include '_item' %}", "_item → _item")]
    public void With_RefusesAPart_ThatIncludesItself(string name, string text, string circle)
    {
        TemplateException refused = Assert.Throws<TemplateException>(() => A.Templates.With(Texts((name, text))));
        Assert.Contains(refused.Faults, f => f.Template == name && f.Message.Contains(circle, StringComparison.Ordinal));
    }

    [Fact]
    public void With_RefusesACircleOfParts_AndNamesEachOfThem()
    {
        TemplateException refused = Assert.Throws<TemplateException>(() =>
            A.Templates.With(Texts(("_to", "{% include '_for' %}"), ("_for", "{% include '_asked' %}"), ("_asked", "{% include '_to' %}")))
        );
        Assert.Equal(["_asked", "_for", "_to"], refused.Faults.Select(f => f.Template).Distinct());
        Assert.Contains(refused.Faults, f => f.Message.Contains("_to → _for → _asked → _to", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("{% for i in (1..9000000) %}x{% endfor %}", "不能对数字区间循环")]
    [InlineData("{{ 'x' | replace: 'x', unit }}", "不能使用过滤器“replace”")]
    [InlineData("{% capture x %}{{ unit }}{% endcapture %}", "不能使用标记“capture”")]
    [InlineData("{% render '_tail' %}", "不能使用标记“render”")]
    [InlineData("{%- liquid assign x = 1 %}", "不能使用标记“liquid”")]
    [InlineData("{% assign p = '_tail' %}{% include p %}", "片段名须直接写在引号里")]
    [InlineData(
        "{% if '%}' and a and a and a and a and a and a and a and a and a and a and a and a and a and a and a and a and a and a and a and a and a %}",
        "一个标记中的条件"
    )]
    public void With_RefusesWhatCanMultiply(string body, string message)
    {
        TemplateException refused = Assert.Throws<TemplateException>(() => A.Templates.With(Texts(("reminder", $"s\n\nx\n{body}"))));
        TemplateFault fault = Assert.Single(refused.Faults, f => f.Message.StartsWith(message, StringComparison.Ordinal));
        Assert.Equal(("reminder", 4), (fault.Template, fault.Line));
    }

    [Fact]
    public void With_RefusesTags_SoDeepThatTheParserWouldNotComeBack()
    {
        string deep = string.Concat(Enumerable.Repeat("{% if true %}", 1500));
        TemplateException refused = Assert.Throws<TemplateException>(() => A.Templates.With(Texts(("reminder", $"s\n\n{deep}"))));
        Assert.Contains(refused.Faults, f => f.Message.Contains("嵌套超过20层", StringComparison.Ordinal));
        refused = Assert.Throws<TemplateException>(() => A.Templates.With(Texts(("reminder", $"s\n\n{new string('x', 20_001)}"))));
        Assert.Contains("最多20000字", Assert.Single(refused.Faults).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(
        "{% for a in items %}{% for b in items %}{% for c in items %}{% for d in items %}{% for e in items %}{% for f in items %}.{% endfor %}"
            + "{% endfor %}{% endfor %}{% endfor %}{% endfor %}{% endfor %}",
        "循环过多"
    )]
    [InlineData("{% assign x = 'ab' %}{% for a in items %}{% assign x = x | append: x %}{% endfor %}", "赋值的文字超过10,000字")]
    [InlineData("{{ unit | moment }}", "中有日期可能为空")]
    [InlineData("{{ unit | plus: 79228162514264337593543950335 | plus: 79228162514264337593543950335 }}", "不能这样计算")]
    public void Render_StopsWhatTakesTooLong_AndSaysWhy(string body, string message)
    {
        NoticeTemplates templates = A.Templates.With(Texts(("reminder", $"s\n\n{body}")));
        TemplateException stopped = Assert.Throws<TemplateException>(() => Written(templates));
        Assert.Contains(message, Assert.Single(stopped.Faults).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_StandsIn_WithTheStandardText_AndNamesThePartAtFault()
    {
        var told = new List<TemplateFault>();
        NoticeTemplates templates = A.Templates.With(Texts(("_tail", "{{ unit | moment }}"))).Over(A.Templates, told.Add);
        Assert.Equal(Written(A.Templates), Written(templates));
        Assert.Equal("_tail", Assert.Single(told).Template);
    }

    private static ComposedNotice Written(NoticeTemplates templates) =>
        new NoticeComposer(A.List, A.Office, templates).ToUnit(
            NoticeKind.Reminder,
            A.To("2021-04-01"),
            [.. Enumerable.Range(1, 20).Select(A.Articles)],
            new() { ReplyBy = new(2021, 4, 7) }
        );

    private static Dictionary<string, string> Texts(params (string Name, string Text)[] texts) => texts.ToDictionary(t => t.Name, t => t.Text);
}

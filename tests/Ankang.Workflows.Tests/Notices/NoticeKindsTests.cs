using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Web.Mails;
using Ankang.Workflows.Web.Templates;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>A kind of mail without its row, words or template is found here and not by a unit.</summary>
[Trait(Tier.Name, Tier.Fast)]
public sealed class NoticeKindsTests
{
    public static TheoryData<NoticeKind> Kinds => [.. Enum.GetValues<NoticeKind>()];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void EveryKind_IsKnownToAllThatAskForKinds(NoticeKind kind)
    {
        NoticeTraits traits = NoticeKinds.Of(kind);
        NoticeTemplates templates = NoticeTemplates.Load();
        Assert.Contains(traits.Template, templates.Names);
        Assert.NotEmpty(
            new TemplatePreview(Seeds.Catalogue.List, Seeds.Catalogue.Office, Seeds.Catalogue.Obligations, "汉滨区安委会").Render(
                templates,
                traits.Template
            )
        );
        Assert.True(MailText.Kind(kind).Length > 0);
        Assert.Equal($"邮件：{MailText.Kind(kind)}", TemplateText.Name(traits.Template));
        Assert.Equal(traits.Rung != Rung.None, NoticeWords.Of(kind).Effect is not null);
        if (traits.Tag is { } tag)
            Assert.True(HistoryText.Notice(tag).Length > 0 && HistoryText.Sent(tag, "联络员", null).Length > 0 && HistoryText.Ahead(tag).Length > 0);
    }
}

using Ankang.Workflows.Letters;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>The files that go with a mail, made from what its record says of its items, so that they say what the text says.</summary>
internal static class MailAttachments
{
    private const string CalendarFile = "办理时限.ics";

    public static IReadOnlyList<MailAttachment> Of(ListInForce list, MailRecord mail, NoticeComposer composer, LetterComposer letters)
    {
        if (mail.Items.Count == 0)
            return [];
        string unit = list.Directory[mail.Addressee].NameOn(ChinaTime.DateOf(mail.Date)).Full;
        var attachments = new List<MailAttachment>();
        if (mail.Traits.BringsCalendar && Calendar(list, mail, unit, composer) is { } calendar)
            attachments.Add(calendar);
        if (LetterOf(list, mail.Kind, mail.Addressee) is { } kind)
            attachments.Add(Letter(list, mail, unit, letters, kind));
        return attachments;
    }

    /// <summary>The letter that goes with a mail: 督办 its 督办通知单, 约谈待研究 the draft to decide on. The office writes none to itself.</summary>
    public static LetterKind? LetterOf(ListInForce list, NoticeKind kind, string unit) =>
        unit == list.Catalogue.List.OfficeUnit
            ? null
            : NoticeKinds.Of(kind).Letter switch
            {
                Rung.None => null,
                var rung => Enum.GetValues<LetterKind>().First(k => k.Rung() == rung),
            };

    // 更正 takes the day of the corrected rung back; 约谈事项告知 named none, and the one of a 督办 below it stays.
    private static MailAttachment? Calendar(ListInForce list, MailRecord mail, string unit, NoticeComposer composer)
    {
        bool cancels = mail.Kind == NoticeKind.Correction;
        DueDay[] days =
        [
            .. NoticeComposer
                .InOrder(mail.Items.Where(i => !cancels || i.SupervisedOn is null))
                .Select(item => composer.DueDay(unit, mail.Date, mail.Kind, item, mail.ReplyBy ?? item.MendBy ?? item.DueOn)),
        ];
        return days.Length == 0
            ? null
            : new MailAttachment(
                CalendarFile,
                cancels ? DueCalendar.CancellingMediaType : DueCalendar.MediaType,
                DueCalendar.Write(list.Catalogue.Office, mail.Date, days, cancels: cancels)
            );
    }

    private static MailAttachment Letter(ListInForce list, MailRecord mail, string unit, LetterComposer letters, LetterKind kind)
    {
        OfficialLetter letter = letters.Compose(
            kind,
            new LetterFacts
            {
                Unit = unit,
                Salutation = list.Directory[mail.Addressee].Salutation,
                At = mail.Date,
                Items = mail.Items,
                ReplyBy = mail.ReplyBy,
            }
        );
        return new MailAttachment($"{letter.Kind.Chinese()}.docx", LetterDocx.MediaType, LetterDocx.Write(letter));
    }
}

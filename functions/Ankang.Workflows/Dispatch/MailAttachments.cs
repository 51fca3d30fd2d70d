using Ankang.Workflows.Calendar;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.Dispatch;

/// <summary>The files that go with a mail, made from what its record says of its items, so that they say what the text says.</summary>
internal static class MailAttachments
{
    private const string CalendarFile = "办理时限.ics";

    public static IReadOnlyList<MailAttachment> Of(ListInForce list, MailRecord mail, NoticeComposer composer)
    {
        if (mail.Items.Count == 0 || mail.Kind is not (NoticeKind.Courtesy or NoticeKind.Reminder or NoticeKind.Supervision)) return [];
        string unit = list.Directory[mail.Addressee].NameOn(ChinaTime.DateOf(mail.Date)).Full;
        IEnumerable<DueDay> days = NoticeComposer.InOrder(mail.Items).Select(item =>
        {
            ComposedNotice words = composer.CalendarEntry(unit, mail.Date, mail.Kind, item);
            return new DueDay(item.Id, item.Revision, mail.ReplyBy ?? item.DueOn, words.Subject, words.Text);
        });
        var calendar = new MailAttachment(CalendarFile, DueCalendar.MediaType, DueCalendar.Write(list.Catalogue.Office, list.Catalogue.Office.Domain, mail.Date, days));
        return HasLetter(list, mail.Kind, mail.Addressee) ? [calendar, Letter(list, mail, unit, composer)] : [calendar];
    }

    /// <summary>督办 goes with its 督办通知单; the office writes none to itself.</summary>
    public static bool HasLetter(ListInForce list, NoticeKind kind, string unit) => kind == NoticeKind.Supervision && unit != list.Catalogue.List.OfficeUnit;

    private static MailAttachment Letter(ListInForce list, MailRecord mail, string unit, NoticeComposer composer)
    {
        var letters = new LetterComposer(list.Catalogue.List, list.Catalogue.Office, composer, list.Head.Rehearsal);
        OfficialLetter letter = letters.Compose(LetterKind.Supervision, new LetterFacts
        {
            Unit = unit,
            Salutation = list.Directory[mail.Addressee].Salutation,
            At = mail.Date,
            Items = mail.Items,
            ReplyBy = mail.ReplyBy,
        });
        return new MailAttachment($"{letter.Kind.Chinese()}.docx", LetterDocx.MediaType, LetterDocx.Write(letter));
    }
}

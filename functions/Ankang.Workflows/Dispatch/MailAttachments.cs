using Ankang.Workflows.Calendar;
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
        return [new MailAttachment(CalendarFile, DueCalendar.MediaType, DueCalendar.Write(list.Catalogue.Office, list.Catalogue.Office.Domain, mail.Date, days))];
    }
}

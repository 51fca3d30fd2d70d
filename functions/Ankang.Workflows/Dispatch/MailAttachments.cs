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
        // What it says of each unit, as it says it.
        (ResponsibleUnit Unit, NoticeItem[] Items)[] units =
        [
            .. mail
                .Notices.Zip(mail.Items, (notice, item) => (notice.Unit, item))
                .GroupBy(n => n.Unit, n => n.item)
                .Select(u => (list.Directory[u.Key], u.ToArray())),
        ];
        var attachments = new List<MailAttachment>();
        if (mail.Traits.BringsCalendar && Calendar(list, mail, units, composer) is { } calendar)
            attachments.Add(calendar);
        foreach ((ResponsibleUnit unit, NoticeItem[] items) in units)
            if (LetterOf(list, mail.Kind, unit.Id) is { } kind)
                attachments.Add(Letter(mail, unit, items, letters, kind, units.Length > 1));
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
    private static MailAttachment? Calendar(
        ListInForce list,
        MailRecord mail,
        (ResponsibleUnit Unit, NoticeItem[] Items)[] units,
        NoticeComposer composer
    )
    {
        bool cancels = mail.Kind == NoticeKind.Correction;
        DueDay[] days =
        [
            .. units.SelectMany(u =>
                NoticeComposer
                    .InOrder(u.Items.Where(i => !cancels || i.SupervisedOn is null))
                    .Select(item => composer.DueDay(NameOf(u.Unit, mail), mail.Date, mail.Kind, item, mail.ReplyBy ?? item.MendBy ?? item.DueOn))
            ),
        ];
        return days.Length == 0
            ? null
            : new MailAttachment(
                CalendarFile,
                cancels ? DueCalendar.CancellingMediaType : DueCalendar.MediaType,
                DueCalendar.Write(list.Catalogue.Office, mail.Date, days, cancels: cancels)
            );
    }

    private static MailAttachment Letter(
        MailRecord mail,
        ResponsibleUnit unit,
        NoticeItem[] items,
        LetterComposer letters,
        LetterKind kind,
        bool isOneOfSeveral
    )
    {
        OfficialLetter letter = letters.Compose(
            kind,
            new LetterFacts
            {
                Unit = NameOf(unit, mail),
                Salutation = unit.Salutation,
                At = mail.Date,
                Items = items,
                ReplyBy = mail.ReplyBy,
            }
        );
        string name = isOneOfSeveral ? $"{letter.Kind.Chinese()}（{NameOf(unit, mail)}）" : letter.Kind.Chinese();
        return new MailAttachment($"{name}.docx", LetterDocx.MediaType, LetterDocx.Write(letter));
    }

    private static string NameOf(ResponsibleUnit unit, MailRecord mail) => unit.NameOn(ChinaTime.DateOf(mail.Date)).Full;
}

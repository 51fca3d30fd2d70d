using System.Globalization;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>The sample of the wording: 汉滨区安委会 and its articles of March 2021.</summary>
internal static class A
{
    public static readonly NoticeTemplates Templates = NoticeTemplates.Load();

    public static readonly OfficeCard Office = new("安康市安全生产委员会办公室", "office@example.org", "李明", "0915-0000000");

    public static readonly TaskList List = new()
    {
        Id = "ankang-2021",
        Year = 2021,
        Number = "安市安委办发〔2021〕3号",
        Title = "2021年安康市安全生产专项整治三年行动工作任务清单",
        Issuer = "安康市安全生产委员会办公室",
        IssuerShort = "市安委办",
        OfficeUnit = "office",
        IssuedOn = new(2021, 1, 18),
        EffectiveFrom = new(2021, 1, 18),
        ClosesOn = new(2022, 3, 31),
        Tasks =
        [
            new(14, "一", "(一)", "14.新闻宣传", "各县区安委会", "12月31日前"),
            new(40, "五", "(十六)", "40.落实一次提醒、两次督办、三次约谈", "市安委办", "12月31日前"),
        ],
    };

    public static NoticeComposer Composer(bool simulated = false) => new(List, Office, Templates, simulated);

    public static LetterComposer Letters(bool simulated = false) => new(List, Office, Composer(simulated), simulated);

    public static DateTimeOffset Slot(string date, int hour = 9) => ChinaTime.At(DateOnly.Parse(date, CultureInfo.InvariantCulture), new(hour, 0));

    public static NoticeAddressee To(string date) =>
        new()
        {
            At = Slot(date),
            Link = "https://example.org/c/TOKEN",
            LinkUntil = new(2022, 3, 31),
        };

    public static NoticeItem Articles(int count = 1) =>
        new()
        {
            Id = "ankang-2021_14b-county-articles_2021-03_hanbin",
            Task = 14,
            ShortName = "新闻宣传稿件",
            PeriodName = "2021年3月",
            Demand = "刊发3月新闻宣传稿件不少于2篇",
            DueOn = new(2021, 3, 31),
            OriginalDueOn = new(2021, 3, 31),
            Required = 2,
            Count = count,
            Counter = "篇",
        };

    public static NoticeItem ProgressNote() =>
        new()
        {
            Id = "ankang-2021_32-information-report_once_hanbin.q1",
            Task = 32,
            ShortName = "信息报送",
            PeriodName = "第一季度",
            Demand = "报送一报表两清单",
            DueOn = new(2021, 3, 31),
            OriginalDueOn = new(2021, 3, 31),
            IsProgressNote = true,
        };

    public static NoticeItem OneOff() =>
        new()
        {
            Id = "ankang-2021_04-hazard-plan_once_hanbin",
            Task = 4,
            ShortName = "隐患排查方案",
            PeriodName = "",
            Demand = "制定隐患排查方案",
            DueOn = new(2021, 1, 31),
            OriginalDueOn = new(2021, 1, 31),
        };

    public static string Tail(string date) =>
        $"""
            报送入口：https://example.org/c/TOKEN（有效期至2022年3月31日，仅限本人使用，请勿转发）
            请勿填报、上传涉密和内部敏感信息。本邮件系工作提示，不替代正式公文；直接回复即送达市安委办。
            联系人：李明，电话：0915-0000000
            安康市安全生产委员会办公室　{date}
            """.ReplaceLineEndings("\n");

    public static OutgoingMail Mail(
        string subject = "【提醒】新闻宣传稿件（2021年3月）请于4月7日前报送（汉滨区安委会）",
        string text = "汉滨区安委会：\n现予提醒。",
        params string[] to
    ) =>
        new()
        {
            MessageId = "ankang-2021.20210401T09.hanbin.reminder@example.org",
            Kind = NoticeKind.Reminder,
            From = new("安康市安全生产委员会办公室", "office@example.org"),
            To = to.Length == 0 ? [new("汉滨区安委会联络员", "hanbin.liaison@example.org")] : [.. to.Select(a => new MailAddress(null, a))],
            Subject = subject,
            Text = text,
            Date = Slot("2021-04-01"),
        };
}

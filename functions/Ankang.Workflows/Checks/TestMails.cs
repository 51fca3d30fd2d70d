using System.Globalization;
using System.Security.Cryptography;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Checks;

/// <summary>Sends a test mail by the transport that the settings name, and hears that it arrived: the row <c>test-mail</c> of a list.</summary>
public sealed class TestMails(ITableStore store, MailRoutes routes, TimeProvider clock)
{
    private const string Row = "test-mail";
    private const int MostTries = 5;
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan CodeHolds = TimeSpan.FromDays(1);

    /// <summary>The last one; null where none was sent, or its row is damaged: then another is sent.</summary>
    public async Task<TestMail?> LastAsync(string list, CancellationToken cancellation) => (await FindAsync(list, cancellation)).Mail;

    /// <summary>Sends one at once; the row says what became of it.</summary>
    /// <returns>What is wrong with the form; empty where it was sent or tried.</returns>
    public async Task<IReadOnlyList<FormError>> SendAsync(ListInForce list, string to, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(list);
        if (!EmailAddress.IsValid(to))
            return [new FormError("to", "请填写您的邮箱，如 name@example.org。")];
        if (!routes.Configured.IsSent)
            return [new FormError("to", "邮件只存文件，不会发出，请先设置发件服务器。")];
        DateTimeOffset now = clock.GetUtcNow();
        (TestMail? last, string? etag) = await FindAsync(list.Id, cancellation);
        if (last is not null && now - last.SentAt < Between)
            return [new FormError("to", "一分钟内只发一封，请稍候再试。")];
        string code = RandomNumberGenerator.GetInt32(1_000_000).ToString("D6", CultureInfo.InvariantCulture);
        SendResult sent = await routes.Configured.SendAsync(Mail(list, to, code, now), cancellation);
        string? fault = sent.Outcome == SendOutcome.Accepted ? null : (sent.Detail ?? "发件服务器未接收").TrimEnd('。', '.');
        await WriteAsync(list.Id, new TestMail(to, code, now, by, fault), etag, cancellation);
        return [];
    }

    /// <summary>Somebody types the code of the mail.</summary>
    /// <returns>What is wrong with it; empty where it is the mail's.</returns>
    public async Task<IReadOnlyList<FormError>> ConfirmAsync(string list, string code, Actor by, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(code);
        (TestMail? mail, string? etag) = await FindAsync(list, cancellation);
        if (mail is not { Fault: null })
            return [new FormError("code", "请先发送测试邮件。")];
        if (mail.ArrivedAt is not null)
            return [];
        if (mail.Tries >= MostTries || clock.GetUtcNow() - mail.SentAt > CodeHolds)
            return [new FormError("code", "验证码已失效，请重新发送测试邮件。")];
        bool right = TypedText.Number(code) == int.Parse(mail.Code, CultureInfo.InvariantCulture) && code.Length == mail.Code.Length;
        TestMail after = right ? mail with { ArrivedAt = clock.GetUtcNow(), By = by } : mail with { Tries = mail.Tries + 1 };
        await WriteAsync(list, after, etag, cancellation);
        return right ? [] : [new FormError("code", "验证码不对，请核对邮件中的六位数字。")];
    }

    private async Task<(TestMail? Mail, string? ETag)> FindAsync(string list, CancellationToken cancellation) =>
        await store.GetAsync(StoreTable.Control, list, Row, cancellation) is { } row ? (Read(row), row.ETag) : (null, null);

    // Two at once: the second wins no race, and finds the first when the page is shown.
    private async Task WriteAsync(string list, TestMail mail, string? etag, CancellationToken cancellation)
    {
        var columns = new Dictionary<string, object>
        {
            ["to"] = mail.To,
            ["code"] = mail.Code,
            ["sentAt"] = mail.SentAt,
            ["by"] = mail.By.Name,
            ["tries"] = mail.Tries,
        };
        if (mail.Fault is { } fault)
            columns["fault"] = fault;
        if (mail.ArrivedAt is { } at)
            columns["arrivedAt"] = at;
        StoreChange change = etag is null ? new StoreChange.Insert(Row, columns) : new StoreChange.Replace(Row, etag, columns);
        await store.CommitAsync(StoreTable.Control, list, [change], cancellation);
    }

    private static TestMail? Read(StoreRow row) =>
        row.Fault is null
        && row.Text("to") is { } to
        && row.Text("code") is { Length: 6 } code
        && code.All(char.IsAsciiDigit)
        && row.Instant("sentAt") is { } sentAt
            ? new TestMail(to, code, sentAt, Actor.Of(row.Text("by") ?? ""), row.Text("fault"), row.Number("tries") ?? 0, row.Instant("arrivedAt"))
            : null;

    private static OutgoingMail Mail(ListInForce list, string to, string code, DateTimeOffset now)
    {
        OfficeCard office = list.Catalogue.Office;
        return new OutgoingMail
        {
            MessageId = $"{list.Id}.{now.UtcDateTime.ToString("yyyyMMdd'T'HHmmss", CultureInfo.InvariantCulture)}.office.test@{office.Domain}",
            Kind = NoticeKind.OfficeTask,
            From = new MailAddress(office.Name, office.Email),
            To = [new MailAddress(null, to)],
            Subject = "【测试】发信检查，请填写验证码",
            Text =
                $"验证码：{code}\n\n请在“启用前检查”中填写。本邮件由{office.Name}于{ChineseDates.Full(ChinaTime.DateOf(now))}发送，用于确认任务清单的邮件能够送达；"
                + "不是您要求的，请忽略。\n",
            Date = now,
        };
    }
}

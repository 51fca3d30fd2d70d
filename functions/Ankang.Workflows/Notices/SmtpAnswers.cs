using System.Text.RegularExpressions;

namespace Ankang.Workflows.Notices;

/// <summary>What the answers of mail servers mean: codes alone do not say it, for big Chinese providers answer 550 to "later".</summary>
/// <remarks>
/// The first row that fits counts, so the order is part of the table: signing in before all, then 4xx, which is "later" whatever it says,
/// then "later" said with 5xx, our sender, our text, and the recipient last. Each row has a line in the tests. 139 publishes no table of its
/// own; it answers in the words of the standards.
/// </remarks>
public static class SmtpAnswers
{
    private const string Tencent = "https://service.mail.qq.com/cgi-bin/help?subtype=1&id=20022",
        SmtpCodes = "https://smtp.codes/qq",
        NetEase = "https://mail.163.com/help/help_spam_16.htm",
        Coremail = "https://www.icoremail.vip/support/index.php?cate_id=84",
        Net263 = "http://www.263gmail.js.cn/help/13/2.htm",
        Eyou = "https://blog.sina.com.cn/s/blog_8dc13ec50101fxxr.html",
        Exchange =
            "https://learn.microsoft.com/exchange/mail-flow-best-practices/non-delivery-reports-in-exchange-online/"
            + "non-delivery-reports-in-exchange-online",
        Rfc3463 = "https://www.rfc-editor.org/rfc/rfc3463",
        Rfc4954 = "https://www.rfc-editor.org/rfc/rfc4954",
        Rfc5321 = "https://www.rfc-editor.org/rfc/rfc5321#section-4.2.1",
        Rfc6647 = "https://www.rfc-editor.org/rfc/rfc6647";

    /// <summary>The table, in the order in which it is asked.</summary>
    public static IReadOnlyList<AnswerPattern> All { get; } =
    [
        Row(AnswerKind.SignIn, "any", @"^(?:530|534|535|538)\b|authentication (?:is )?(?:required|failed|unsuccessful)", Rfc4954),
        Row(AnswerKind.SignIn, "NetEase", "too much fail authentication|RP:FRL", NetEase),
        Row(AnswerKind.SignIn, "Exchange", @"5\.7\.57\b|not authenticated|unable to relay", Exchange),
        Row(AnswerKind.SignIn, "263", "auth error|host denies relay|relay check", Eyou),
        Row(AnswerKind.SignIn, "any", "relaying denied|relay access denied", Rfc5321),
        Row(AnswerKind.Later, "any", @"^4\d\d\b", Rfc5321),
        Row(AnswerKind.Later, "Tencent", "(?:domain|sender|connection|ip) frequency limited|mailbox unavailable or access denied", Tencent),
        Row(AnswerKind.Later, "NetEase", "MI:STC|MI:SFQ|MI:DMC|RP:(?:RCL|TRC|QRC|DRC)|HL:(?:ICC|IFC|IFQ|ITC)", NetEase),
        Row(AnswerKind.Later, "Coremail", "sending quota exceeded|too much recipient|User hangup|IP is hangup", Coremail),
        Row(AnswerKind.Later, "any", "too many (?:connections?|mails?|messages?|recipients?)|system (?:is )?busy|server (?:is )?busy", Rfc5321),
        Row(AnswerKind.Later, "any", "gr[ae]y-?list", Rfc6647),
        Row(AnswerKind.Later, "any", "try (?:again|later)|temporar(?:y|ily)|rate limit|throttl|frequen(?:cy|tly)", Rfc5321),
        Row(AnswerKind.Later, "Exchange", @"\b5\.2\.2\b|5\.7\.705\b|mailbox (?:is )?full|over ?quota", Exchange),
        Row(AnswerKind.Later, "Coremail", "quota exceed|exceed(?:ed|ing)? (?:the )?(?:hard limit|(?:their )?quota|storage)", Coremail),
        Row(AnswerKind.Later, "263", "mail size limit exceeded", Net263),
        Row(AnswerKind.Later, "Tencent", "收件人空间不足|邮箱空间不足|邮箱已满", Tencent),
        Row(AnswerKind.NoSuchRecipient, "Tencent", "rejected by recipient", SmtpCodes),
        Row(AnswerKind.NoSuchRecipient, "NetEase", "User in blacklist", NetEase),
        Row(AnswerKind.Sender, "NetEase", "mail from must (?:equal|be)|MI:(?:NHD|IMF)|fake sender|NULL sender", NetEase),
        Row(AnswerKind.Sender, "Tencent", "mail from address must be same as authorization user", SmtpCodes),
        Row(AnswerKind.Sender, "263", "host denies the sender|sender is unvalidated|mail from invalid|mail address invalid", Eyou),
        Row(AnswerKind.Sender, "Exchange", @"5\.7\.60\b|send as this sender|5\.1\.[78]\b|5\.7\.50[12]\b|5\.7\.708\b", Exchange),
        Row(AnswerKind.Sender, "Coremail", "sender is rejected|invalid sender|sender address rejected", Coremail),
        Row(AnswerKind.Content, "NetEase", "DT:(?:SPM|SUM|RBL)|MI:(?:SPB|SPF|DMA)|HL:(?:IPB|IHU|REP|MEP)|WM:BL|illegal attachment", NetEase),
        Row(AnswerKind.Content, "Tencent", "mail content denied|suspected spam|DMARC check failed|SPF check failed", SmtpCodes),
        Row(AnswerKind.Content, "263", "anti-?spam|black ip|black mail|rbl deny|virus found|too many same size", Eyou),
        Row(AnswerKind.Content, "Coremail", @"spam|content reject|message (?:was |is )?blocked|not welcome|IP is rejected|in blacklist", Coremail),
        Row(
            AnswerKind.Content,
            "any",
            @"\b5\.6\.\d|\b5\.7\.(?:20|23|26|27)\b|\b5\.3\.4\b|(?:message|mail) ?(?:is )?(?:too (?:large|long|big)|size)",
            Rfc3463
        ),
        Row(AnswerKind.NoSuchRecipient, "any", @"\b5\.1\.(?:1|2|3|6|10)\b|\b5\.2\.1\b|\b5\.4\.(?:1|4)\b", Rfc3463),
        Row(AnswerKind.NoSuchRecipient, "Exchange", "RecipientNotFound|recipient not found|5\\.7\\.133\\b", Exchange),
        Row(AnswerKind.NoSuchRecipient, "Tencent", "mailbox not found|该用户不存在|该用户未开通|bad address syntax", Tencent),
        Row(AnswerKind.NoSuchRecipient, "NetEase", "invalid user|user suspended|local user only|user not found", NetEase),
        Row(AnswerKind.NoSuchRecipient, "263", "user not exist|mailbox unavailable|user is locked", Net263),
        Row(
            AnswerKind.NoSuchRecipient,
            "any",
            "no such user|user unknown|unknown user|user not (?:known|local)|account (?:has been )?disabled",
            Rfc5321
        ),
        Row(AnswerKind.NoSuchRecipient, "Coremail", "is not found in server|user (?:is )?disabled|unavailable mail user|rcpt is rejected", Coremail),
        Row(AnswerKind.NoSuchRecipient, "any", "no such (?:mailbox|address|recipient)|does ?n[o']t exist|(?:domain|host) not found", Rfc5321),
    ];

    /// <summary>What an answer means where it was given.</summary>
    /// <param name="answer">With its code: <c>550 5.1.1 no such mailbox</c>.</param>
    /// <param name="stage">What the server was asked. Words that no row knows mean by it: a recipient, our text, or our sender.</param>
    public static AnswerKind Judge(string answer, AnswerStage stage)
    {
        ArgumentNullException.ThrowIfNull(answer);
        string text = answer.Trim();
        AnswerKind? said = All.FirstOrDefault(row => row.Words.IsMatch(text))?.Kind;
        return stage switch
        {
            AnswerStage.SignIn => said == AnswerKind.Later ? AnswerKind.Unreachable : AnswerKind.SignIn,
            AnswerStage.Recipient => said ?? AnswerKind.Unknown,
            // Asked for the sender or the text, the server speaks of no recipient, whatever its words.
            AnswerStage.Sender => said is null or AnswerKind.NoSuchRecipient ? AnswerKind.Sender : said.Value,
            _ => said is null or AnswerKind.NoSuchRecipient ? AnswerKind.Content : said.Value,
        };
    }

    /// <summary>True for an answer about one recipient; false for one about us, which marks no recipient.</summary>
    public static bool IsOfRecipient(this AnswerKind kind) => kind is AnswerKind.NoSuchRecipient or AnswerKind.Unknown or AnswerKind.Later;

    private static AnswerPattern Row(AnswerKind kind, string provider, string words, string source) =>
        new(kind, provider, new Regex(words, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking), source);
}

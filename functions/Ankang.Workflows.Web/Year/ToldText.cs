using Ankang.Workflows.DueItems;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Year;

/// <summary>告知: whether and how a unit was told of its duties, and why not.</summary>
public static class ToldText
{
    public const string Untold = "尚未告知";

    /// <summary>1月18日任务告知邮件, or 已电话通知张三（4月1日，市安委办王丽）.</summary>
    public static string How(ListInForce list, Telling telling, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(telling);
        string words =
            telling.Kind == TellingKind.Mail
                ? $"{Say.Day(telling.On, today)} 任务告知邮件{(telling.Reached ? "" : "（只存文件，未发给单位）")}"
                : TellingText.ByHand(telling, list.Catalogue.List.IssuerShort);
        return telling.TakenBackAt is { } at
            ? $"{words}，{Say.Day(ChinaTime.DateOf(at), today)} 被退回，不计{(telling.TakenBackFor is { Length: > 0 } why ? $"（{why}）" : "")}"
            : words;
    }

    /// <summary>As its unit reads it: 已告知（1月18日，任务告知邮件）, or 已电话通知张三（4月1日，市安委办王丽）.</summary>
    public static string ToUnit(ListInForce list, Telling telling, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(telling);
        return telling.Kind == TellingKind.Mail
            ? $"已告知（{Say.Day(telling.On, today)}，任务告知邮件）"
            : TellingText.ByHand(telling, list.Catalogue.List.IssuerShort);
    }

    /// <summary>Why a unit was not told yet, and what is to be done; until then nothing climbs.</summary>
    public static string Why(ListInForce list, ResponsibleUnit unit, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(list);
        ArgumentNullException.ThrowIfNull(unit);
        IReadOnlyList<Recipient> to = Recipients.Of(NoticeKind.Briefing, unit, isOffice: false, today);
        return list.Head.Shadow ? "试运行，邮件只存文件"
            : !list.Told.MailsReach ? "邮件只存文件或转发至指定邮箱，未发给单位"
            : to.Count == 0 ? "该单位没有报送邮箱，可电话或书面通知后登记"
            : to.All(r => unit.People.Any(p => p.Email == r.Email && p.BouncedAt is not null)) ? "邮箱被退信，请更正邮箱，或电话通知后登记"
            : "任务告知随下一批次发出";
    }
}

using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.DueItems;

/// <summary>The sentences about how a unit was told of its duties.</summary>
public static class TellingText
{
    /// <summary>邮件, 电话, 书面</summary>
    public static string Word(this TellingKind kind) =>
        kind switch
        {
            TellingKind.Phone => "电话",
            TellingKind.Paper => "书面",
            _ => "邮件",
        };

    /// <summary>已电话通知张三（4月1日，市安委办王丽）</summary>
    /// <param name="issuer">市安委办, before the name of the person who recorded it.</param>
    public static string ByHand(TellingKind kind, string whom, DateOnly on, string issuer, Actor by)
    {
        ArgumentNullException.ThrowIfNull(by);
        string who = by.Name.StartsWith(issuer, StringComparison.Ordinal) ? by.Name : issuer + by.Name;
        return $"已{kind.Word()}通知{whom}（{ChineseDates.Short(on)}，{who}）";
    }

    /// <summary>As <see cref="ByHand(TellingKind, string, DateOnly, string, Actor)"/>, of a record.</summary>
    public static string ByHand(Telling telling, string issuer)
    {
        ArgumentNullException.ThrowIfNull(telling);
        return ByHand(telling.Kind, telling.Whom ?? "", telling.On, issuer, telling.By);
    }
}

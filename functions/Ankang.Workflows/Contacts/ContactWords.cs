using Ankang.Workflows.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Contacts;

/// <summary>The Chinese words for the roles of a unit's people.</summary>
public static class ContactWords
{
    public static string Word(this ContactRole role) =>
        role switch
        {
            ContactRole.Liaison => "联络员",
            ContactRole.Deputy => "副联络员",
            ContactRole.SecondDeputy => "副联络员（二）",
            ContactRole.ThirdDeputy => "副联络员（三）",
            ContactRole.Supervisor => "分管领导",
            ContactRole.Principal => "主要负责人",
            ContactRole.Substitute => "受托人",
            _ => throw new ArgumentOutOfRangeException(nameof(role), role, "No such role."),
        };

    /// <summary>4月1日至10日: the days of a 委托.</summary>
    public static string Days(Substitute substitute)
    {
        ArgumentNullException.ThrowIfNull(substitute);
        (DateOnly from, DateOnly to) = (substitute.From, substitute.To);
        return from == to ? ChineseDates.Short(from)
            : (from.Year, from.Month) == (to.Year, to.Month) ? $"{ChineseDates.Short(from)}至{to.Day}日"
            : $"{ChineseDates.Short(from)}至{ChineseDates.Short(to)}";
    }

    /// <summary>As what somebody got a mail; 收件人 where that is not known.</summary>
    public static string Word(this RecipientRole role) =>
        role switch
        {
            RecipientRole.Liaison => ContactRole.Liaison.Word(),
            RecipientRole.Deputy => ContactRole.Deputy.Word(),
            RecipientRole.Supervisor => ContactRole.Supervisor.Word(),
            RecipientRole.Principal => ContactRole.Principal.Word(),
            RecipientRole.Substitute => ContactRole.Substitute.Word(),
            RecipientRole.Office => "市安委办",
            _ => "收件人",
        };
}

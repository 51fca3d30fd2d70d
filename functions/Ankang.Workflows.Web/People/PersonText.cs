using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.People;

/// <summary>How a person's sign-in stands, in words.</summary>
internal static class PersonText
{
    public static string State(Person person, DateTimeOffset now)
    {
        DateOnly today = ChinaTime.DateOf(now);
        string link = person.LinkUntil is { } until && until > now ? $"链接有效至{Say.Moment(until, today)}" : "";
        if (person.PasswordHash is not null)
            return link.Length > 0 ? $"已启用；新{link}" : "已启用";
        return link.Length > 0 ? $"待设置密码，{link}" : "链接已失效，请重发";
    }
}

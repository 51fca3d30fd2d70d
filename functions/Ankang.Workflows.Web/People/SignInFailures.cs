using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Security;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.People;

/// <summary>Writes down who was not let in. What was typed as an account is named only where there is one: it may be a password.</summary>
internal sealed class SignInFailures(PeopleTable people, SecurityLog log)
{
    /// <param name="why">In Chinese.</param>
    public async Task NoteAsync(HttpContext context, string account, string why, CancellationToken cancellation)
    {
        // All are read, so that an account that nobody has costs what others cost.
        string normal = PersonAccount.Normalize(account);
        Person? found = (await people.AllAsync(cancellation)).FirstOrDefault(p => p.Account == normal);
        Actor? who = found is null ? null : found.Actor with { Name = found.Account };
        await log.WriteAsync(context, SecurityKind.Failure, who, who is null ? $"登录：账号不存在或{why}" : $"登录：{why}");
    }
}

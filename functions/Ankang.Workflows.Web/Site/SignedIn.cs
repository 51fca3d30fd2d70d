using System.Security.Claims;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.Web.Site;

/// <summary>Who is at the page, and what he may see and do. His name is what histories say.</summary>
/// <param name="Units">Ids of the units a supervisor answers for; empty for other roles.</param>
public sealed record SignedIn(string Account, string Name, PersonRole Role, IReadOnlyList<string> Units)
{
    internal const string UnitClaim = "unit";

    /// <summary>In a rehearsal nobody signs in and everybody is the office.</summary>
    internal static readonly SignedIn Rehearsing = new("(rehearsal)", "市安委办", PersonRole.Office, []);

    /// <summary>Whoever opened an archive looks at all of it, and does nothing.</summary>
    private static readonly SignedIn Looking = new("(archive)", "查看归档", PersonRole.Reader, []);

    /// <summary>Who comes to a host that asks nobody to sign in.</summary>
    internal static SignedIn VisitorOf(WorkflowHost host) => host.ArchiveNote is null ? Rehearsing : Looking;

    /// <summary>Nobody signed in: it is a rehearsal, or an archive.</summary>
    public bool IsRehearsing => Account == Rehearsing.Account || Account == Looking.Account;

    /// <summary>As who the person acts; named 张三.</summary>
    public Actor Actor => new(Role == PersonRole.Supervisor ? ActorKind.Supervisor : ActorKind.Office, Account, Name) { Channel = ActorChannel.Page };

    /// <summary>The same person by role and name: 市安委办 张三.</summary>
    public Actor ActorWithRole => IsRehearsing ? Actor : Actor with { Name = $"{Role.Word()} {Name}" };

    /// <summary>May change things.</summary>
    public bool IsOffice => Role == PersonRole.Office;

    /// <summary>May see every unit.</summary>
    public bool SeesAll => Role != PersonRole.Supervisor;

    public bool Sees(string unit) => SeesAll || Units.Contains(unit);

    /// <exception cref="InvalidOperationException">The page asks for no sign-in.</exception>
    public static SignedIn Of(HttpContext context) =>
        Find(context) ?? throw new InvalidOperationException($"{context.Request.Path} asks for no sign-in.");

    /// <returns>Null on pages that ask for no sign-in, unless it is a rehearsal on this machine.</returns>
    public static SignedIn? Find(HttpContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        WorkflowHost host = context.RequestServices.GetRequiredService<WorkflowHost>();
        return Of(context.User) ?? (host.IsTrusted(context) ? VisitorOf(host) : null);
    }

    /// <returns>Null where a cookie names nobody.</returns>
    public static SignedIn? Of(ClaimsPrincipal user)
    {
        ArgumentNullException.ThrowIfNull(user);
        return
            user.FindFirstValue(ClaimTypes.NameIdentifier) is { } account && Enum.TryParse(user.FindFirstValue(ClaimTypes.Role), out PersonRole role)
            ? new SignedIn(account, user.FindFirstValue(ClaimTypes.Name) ?? account, role, [.. user.FindAll(UnitClaim).Select(c => c.Value)])
            : null;
    }

    internal static ClaimsPrincipal PrincipalOf(SignedIn signedIn, string? how, IEnumerable<Claim> more) =>
        new(
            new ClaimsIdentity(
                [
                    new Claim(ClaimTypes.NameIdentifier, signedIn.Account),
                    new Claim(ClaimTypes.Name, signedIn.Name),
                    new Claim(ClaimTypes.Role, signedIn.Role.ToString()),
                    .. signedIn.Units.Select(u => new Claim(UnitClaim, u)),
                    .. more,
                ],
                how
            )
        );
}

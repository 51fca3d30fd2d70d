using System.Text.Encodings.Web;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.People;

/// <summary>Everybody who comes to a rehearsal on this machine is the office, without signing in; to an archive, one who looks.</summary>
internal sealed class RehearsalVisitor(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    WorkflowHost host
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    // The identity stays unauthenticated, as on the pages without a policy: a form's guard holds on either.
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() =>
        Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(SignedIn.PrincipalOf(SignedIn.VisitorOf(host), null, []), Scheme.Name)));
}

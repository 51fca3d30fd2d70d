using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Microsoft.Extensions.DependencyInjection;

namespace Ankang.Workflows.Web.Site;

/// <summary>What surrounds every page: the list, the time, the rehearsal bar, warnings.</summary>
/// <param name="List">Null on pages that must not tell which list it is.</param>
/// <param name="Now">The injected clock's, UTC.</param>
/// <param name="Person">Who is signed in; null on pages that ask for no sign-in.</param>
/// <param name="FormToken">Guards forms against other sites; null on pages of units, whose address is secret itself.</param>
/// <param name="Prefix">Begins every address within the list that the page is about; see <see cref="To"/>.</param>
/// <param name="Lists">Every published list, where the page may lead to others; empty elsewhere.</param>
/// <param name="Here">Path and query of this page; where a move of the rehearsal comes back to.</param>
/// <param name="KeepsMails">No mail service is set: on the real clock mails are written to files, and nobody gets them.</param>
/// <param name="HasRuntime">The host has something that runs and can be looked at (运行).</param>
public sealed record PageFrame(
    ListInForce? List,
    DateTimeOffset Now,
    IRehearsal? Rehearsal,
    string? StorageFault,
    IReadOnlyList<string> Warnings,
    SignedIn? Person,
    string? FormToken,
    string Prefix,
    IReadOnlyList<ListInForce> Lists,
    string Here,
    bool KeepsMails,
    bool HasRuntime
)
{
    /// <summary>What is said of an archive that is only looked at; null elsewhere.</summary>
    public string? ArchiveNote { get; init; }

    /// <summary>The address of another page of the same list: every link and form of a page goes through it.</summary>
    public string To(string path) => Prefix + path;

    /// <summary>True where the page may offer to change something.</summary>
    public bool IsOffice => Person is { IsOffice: true };

    /// <summary>True where addresses and telephone numbers of people concern whoever is at the page: not those who only look on (只读).</summary>
    public bool SeesContacts => Person is null or { IsOffice: true } or { SeesAll: false };

    /// <summary>A text that may name addresses or telephone numbers of people, as whoever is at the page sees it.</summary>
    public string? Shown(string? text) => text is null || SeesContacts ? text : PersonalData.Masked(text);

    public static PageFrame Of(HttpContext context, WorkflowHost host, ListInForce? list) =>
        Of(context, host, list, SignedIn.Find(context) is not null);

    /// <summary>For a page whose form is filled in by somebody who has not signed in yet.</summary>
    public static PageFrame WithForm(HttpContext context, WorkflowHost host) => Of(context, host, null, hasForm: true);

    private static PageFrame Of(HttpContext context, WorkflowHost host, ListInForce? list, bool hasForm)
    {
        SignedIn? person = SignedIn.Find(context);
        string? token = hasForm ? context.RequestServices.GetRequiredService<IAntiforgery>().GetAndStoreTokens(context).RequestToken : null;
        RequestedList? requested = context.Features.Get<RequestedList>();
        HttpRequest request = context.Request;
        return new PageFrame(
            list,
            host.Parts.Clock.GetUtcNow(),
            host.Rehearsal,
            host.StorageFault,
            person is { IsOffice: true } ? host.WarningsFor(list) : [],
            person,
            token,
            requested?.Prefix ?? "",
            requested?.Published ?? [],
            UriHelper.BuildRelative(request.PathBase, request.Path, request.QueryString),
            person is not null && host.Rehearsal is null && host.ArchiveNote is null && !host.Parts.Routes.AreSent,
            context.Features.Get<WorkflowRuntime>() is not null
        )
        {
            ArchiveNote = host.ArchiveNote,
        };
    }
}

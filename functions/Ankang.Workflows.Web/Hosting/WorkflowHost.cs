using Ankang.Workflows.Calendar;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Web.Hosting;

/// <summary>What the pages and the API need of the host they run in.</summary>
public abstract class WorkflowHost
{
    /// <summary>The parts that run the list; replaced when a rehearsal starts anew.</summary>
    public abstract WorkflowParts Parts { get; }

    /// <summary>Null on the real clock.</summary>
    public abstract IRehearsal? Rehearsal { get; }

    /// <summary>Why storage does not answer at present; null when it does.</summary>
    public abstract string? StorageFault { get; }

    /// <summary>
    /// Loud warnings for the office about the host: PublicUrl missing, the clock stuck, …; empty when there are none. A list's own, such as
    /// a year without a calendar, come with the list.
    /// </summary>
    public abstract IReadOnlyList<string> Warnings { get; }

    /// <summary>What the office has to know of the host, and of the list that a page is about.</summary>
    public IReadOnlyList<string> WarningsFor(ListInForce? list) =>
        list is not null && CalendarCoverage.WarningFor(list.Calendar, list.Catalogue.List.Year) is { } calendar ? [.. Warnings, calendar] : Warnings;

    /// <summary>The key that the JSON API asks for.</summary>
    public abstract string ApiKey { get; }

    /// <summary>False where nobody signs in: a rehearsal on this machine alone.</summary>
    public virtual bool AsksSignIn => true;

    /// <summary>True where whoever asks is the office without signing in; only ever in a rehearsal, and only where this machine alone can reach.</summary>
    public virtual bool IsTrusted(Microsoft.AspNetCore.Http.HttpContext context) => false;

    /// <summary>Ids of the lists that were published here; empty while the first one is being published.</summary>
    public Task<IReadOnlyList<string>> ListsAsync(CancellationToken cancellation) => Parts.Register.ListsAsync(cancellation);

    /// <summary>Every list, the default one first: the newest year of those in force today.</summary>
    /// <exception cref="NoSuchListException">None was published yet.</exception>
    public async Task<IReadOnlyList<ListInForce>> PublishedAsync(CancellationToken cancellation)
    {
        var lists = new List<ListInForce>();
        foreach (string id in await ListsAsync(cancellation))
            if (await Parts.Register.FindAsync(id, cancellation) is { } list)
                lists.Add(list);
        if (lists.Count == 0)
            throw new NoSuchListException();
        DateOnly today = ChinaTime.DateOf(Parts.Clock.GetUtcNow());
        return
        [
            .. lists
                .OrderByDescending(l => l.Head.StartOn <= today && today <= l.Head.ClosesOn)
                .ThenByDescending(l => l.Catalogue.List.Year)
                .ThenBy(l => l.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The list of this id, or the default one where none is named.</summary>
    /// <returns>Null when no list of this id was published.</returns>
    /// <exception cref="NoSuchListException">None was published yet.</exception>
    public async Task<ListInForce?> FindListAsync(string? id, CancellationToken cancellation) =>
        (await PublishedAsync(cancellation)).FirstOrDefault(l => id is null || l.Id == id);
}

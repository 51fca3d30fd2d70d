using Ankang.Workflows.Calendar;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Watch;
using Microsoft.AspNetCore.Http;

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
    public IReadOnlyList<string> WarningsFor(ListInForce? list)
    {
        DateOnly today = ChinaTime.DateOf(Parts.Clock.GetUtcNow());
        string? calendar = list is null ? null : CalendarCoverage.WarningFor(list.Calendar, list.Catalogue.List.Year, today);
        string? returns = Parts.Returns.Fault is { } fault ? $"退信信箱无法读取（{fault}），退信暂不能登记，请核对其服务器和账号。" : null;
        return [.. Warnings, .. new[] { calendar, returns }.OfType<string>()];
    }

    /// <summary>The keys that the JSON API asks for.</summary>
    public abstract ApiKeys ApiKeys { get; }

    /// <summary>Where units reach this host, without a slash at the end; null where that is not set.</summary>
    public virtual string? PublicUrl => null;

    /// <summary>False where nobody signs in: a rehearsal on this machine alone.</summary>
    public virtual bool AsksSignIn => true;

    /// <summary>What a page of an archive that is only looked at says of it; null in a host of lists that run.</summary>
    public virtual string? ArchiveNote => null;

    /// <summary>True where whoever asks is the office without signing in; only ever in a rehearsal, and only where this machine alone can reach.</summary>
    /// <remarks>Whatever a proxy handed on comes from elsewhere, by whatever name it calls this host.</remarks>
    public bool IsTrusted(HttpContext context) => !Arrival.Of(context).IsForwarded && IsLocal(context);

    /// <summary>True where the connection itself is this machine's own, of a host that trusts it.</summary>
    protected virtual bool IsLocal(HttpContext context) => false;

    /// <summary>When the host's loop was last through with each list; null where timers do the work of one.</summary>
    public virtual Heartbeats? Loop => null;

    /// <summary>What keeps the host from its work, in Chinese for the office; empty when nothing does.</summary>
    public virtual IReadOnlyList<string> Failures => [];

    /// <summary>Ids of the lists that were published here; empty while the first one is being published.</summary>
    public Task<IReadOnlyList<string>> ListsAsync(CancellationToken cancellation) => Parts.Register.ListsAsync(cancellation);

    /// <summary>
    /// Every list, the default one first: the newest year of those in force today. One on trial, or of a year that is still ahead, never
    /// stands before one that is in force.
    /// </summary>
    /// <remarks>One that is closed, since a row of it is damaged, is left out while there are others.</remarks>
    /// <exception cref="NoSuchListException">None was published yet.</exception>
    /// <exception cref="ListClosedException">All are closed.</exception>
    public async Task<IReadOnlyList<ListInForce>> PublishedAsync(CancellationToken cancellation)
    {
        IReadOnlyList<ListInForce> lists = await Parts.Register.OpenAsync(cancellation);
        if (lists.Count == 0)
        {
            foreach (string id in await ListsAsync(cancellation))
                await Parts.Register.FindAsync(id, cancellation);
            throw new NoSuchListException();
        }

        DateOnly today = ChinaTime.DateOf(Parts.Clock.GetUtcNow());
        return
        [
            .. lists
                .OrderByDescending(l => l.IsInForceOn(today))
                .ThenByDescending(l => l.Head.StartOn <= today && today <= l.Head.ClosesOn)
                .ThenByDescending(l => l.Catalogue.List.Year)
                .ThenBy(l => l.Id, StringComparer.Ordinal),
        ];
    }

    /// <summary>The list of this id, or the default one where none is named.</summary>
    /// <returns>Null when no list of this id was published.</returns>
    /// <exception cref="NoSuchListException">None was published yet.</exception>
    /// <exception cref="ListClosedException">A row without which it cannot be understood is damaged.</exception>
    public async Task<ListInForce?> FindListAsync(string? id, CancellationToken cancellation) =>
        (await PublishedAsync(cancellation)).FirstOrDefault(l => id is null || l.Id == id)
        ?? (id is null ? null : await Parts.Register.FindAsync(id, cancellation));
}

using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows;

/// <summary>The product's parts, put together once for whichever host, simulation or test wakes them up.</summary>
public sealed class WorkflowParts
{
    /// <param name="host">Names this host in leases.</param>
    /// <param name="linkBase">Where units reach the product: <c>https://example.org</c>, without a slash at the end.</param>
    /// <param name="lists">Where lists are found; null for those published in the store.</param>
    public WorkflowParts(
        ITableStore store, TimeProvider clock, NoticeTemplates templates, LinkSigner links, Func<string> linkBase, MailRoutes routes, string host, ILoggerFactory logs, ListLookup? lists = null)
    {
        (Store, Clock, Links) = (store, clock, links);
        Directory = new DirectoryTable(store);
        Register = new ListRegister(store, Directory, clock);
        Lists = lists ?? Register.GetAsync;
        Work = new WorkTable(store, clock);
        Board = new BoardTable(store, clock);
        Mails = new MailTable(store);
        Periods = new PeriodTurns(Work, Board, clock);
        Turns = new ObligationTurns(Lists, Periods, Board, clock, logs.CreateLogger<ObligationTurns>());
        Changes = new ListChanges(Register, Directory, Periods, Turns, Board, clock);
        Publisher = new ListPublisher(Register, Directory, Changes, Work, Board, clock);
        Audit = new Audit(Lists, Changes, Turns, Periods, Work, Board, store, clock);
        Confirmations = new ConfirmationDesk(lists ?? Register.GetOfTodayAsync, Lists, Work, clock);
        Lease = new DispatchLease(store, clock, host);
        Link = (list, unit) => ($"{linkBase()}/u/{links.Sign(new LinkToken(list.Id, unit.Id, unit.LinkEpoch, list.Head.ClosesOn))}", list.Head.ClosesOn);
        Activation = new Activation(Register, Periods, Turns, Board, Lease, clock);
        var drafts = new MailDrafts(templates, Link);
        Dispatcher = new Dispatcher(
            Lists, Turns, Periods, Work, Board, Mails, Lease, drafts, new Summaries(Work, drafts, Link), new Proposals(Work), new OfficeMails(Work, drafts), new Settlement(Work, clock), routes, clock, logs.CreateLogger<Dispatcher>());
    }

    public ITableStore Store { get; }

    public TimeProvider Clock { get; }

    public LinkSigner Links { get; }

    public ListRegister Register { get; }

    public DirectoryTable Directory { get; }

    public ListChanges Changes { get; }

    public ListPublisher Publisher { get; }

    public ListLookup Lists { get; }

    public WorkTable Work { get; }

    public BoardTable Board { get; }

    public MailTable Mails { get; }

    public PeriodTurns Periods { get; }

    public ObligationTurns Turns { get; }

    public Audit Audit { get; }

    public ConfirmationDesk Confirmations { get; }

    public DispatchLease Lease { get; }

    public Dispatcher Dispatcher { get; }

    public Activation Activation { get; }

    /// <summary>Makes a unit's link.</summary>
    public UnitLink Link { get; }
}

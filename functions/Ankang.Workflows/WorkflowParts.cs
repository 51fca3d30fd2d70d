using Ankang.Workflows.Accidents;
using Ankang.Workflows.Acts;
using Ankang.Workflows.Alarms;
using Ankang.Workflows.Archives;
using Ankang.Workflows.Assessment;
using Ankang.Workflows.Board;
using Ankang.Workflows.Bulletins;
using Ankang.Workflows.Checks;
using Ankang.Workflows.Confirmation;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Filings;
using Ankang.Workflows.Holds;
using Ankang.Workflows.Interviews;
using Ankang.Workflows.Links;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Sharing;
using Ankang.Workflows.Statements;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Turns;
using Ankang.Workflows.Watch;
using Ankang.Workflows.YearEnd;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows;

/// <summary>The product's parts, put together once for whichever host, simulation or test wakes them up.</summary>
public sealed class WorkflowParts
{
    /// <param name="templates">The standard texts; what the office changed stands in the store.</param>
    /// <param name="host">Names this host in leases.</param>
    /// <param name="linkBase">Where units reach the product: <c>https://example.org</c>, without a slash at the end.</param>
    /// <param name="hint">Wakes whoever sleeps until an obligation's moment; null where nobody does.</param>
    /// <param name="lists">Where lists are found; null for those published in the store.</param>
    /// <param name="asksAcknowledgement">The host serves supervisors their page (<c>/s/…</c>): 督办 mails carry its link, and 已阅 is asked for.</param>
    /// <param name="reading">Reads documents that people upload; null where they come from nobody else, and are read here.</param>
    public WorkflowParts(
        ITableStore store,
        TimeProvider clock,
        NoticeTemplates templates,
        LinkSigner links,
        Func<string> linkBase,
        MailRoutes routes,
        string host,
        ILoggerFactory logs,
        ListLookup? lists = null,
        bool asksAcknowledgement = false,
        Hint? hint = null,
        DocumentReading? reading = null
    )
    {
        (Store, Clock, Links, Routes) = (store, clock, links, routes);
        SetAside = new RowsSetAside(clock, logs.CreateLogger<RowsSetAside>());
        Directory = new DirectoryTable(store, SetAside);
        Told = new ToldTable(store, SetAside, clock, routes.Reach);
        Register = new ListRegister(store, Directory, Told, SetAside, clock, asksAcknowledgement);
        ListLookup? given = lists is null ? null : async (list, cancellation) => await Told.JoinAsync(await lists(list, cancellation), cancellation);
        Lists = given ?? Register.GetAsync;
        Work = new WorkTable(store, clock, SetAside);
        Board = new BoardTable(store, clock, SetAside);
        Mails = new MailTable(store, SetAside);
        Periods = new PeriodTurns(Work, Board, clock, hint);
        Turns = new ObligationTurns(Lists, Periods, Board, clock, logs.CreateLogger<ObligationTurns>());
        Changes = new ListChanges(Register, Periods, Turns, Board, clock, hint);
        Withdrawal = new ListWithdrawal(store, SetAside, Register, Board, Work, clock, ForgetList);
        Publisher = new ListPublisher(Register, Directory, Changes, Work, Board, Withdrawal, clock);
        ListHistory = new ListHistory(Register);
        ListActs = new ListActTable(store, SetAside, clock);
        ListDrafts = new DraftService(new DraftTable(store, SetAside), Register, Directory, clock, reading);
        Confirmations = new ConfirmationService(given ?? Register.GetOfTodayAsync, Lists, Work, Periods, clock, FollowAsync);
        Reporters = new ReporterTable(store, SetAside, clock);
        Lease = new DispatchLease(store, SetAside, clock, host);
        Activation = new Activation(Register, Periods, Turns, Board, Lease, clock);
        var acts = new ItemActs(Lists, Periods, Work, Board, clock, FollowAsync);
        Sharing = new SharedReports(Register, Lists, Work, Confirmations, acts, clock);
        (OfficeService, UnitService, SignOffs) = (new OfficeService(acts), new UnitService(acts), new SignOffService(acts));
        Tellings = new TellingService(Lists, Told, Board, acts, clock);
        Pauses = new PauseService(Register, Periods, Board, clock);
        MailHolds = new MailHoldService(Register, clock);
        var cases = new InterviewTable(store, SetAside);
        Interviews = new InterviewService(Register, Lists, Work, Board, cases, acts, Turns, clock, new CutOffActs(store.IsExclusive, clock));
        var shelf = new BulletinShelf(store, SetAside);
        Bulletins = new BulletinService(Lists, Register, Work, shelf, Interviews, clock);
        Signatures = new BulletinSignatures(Bulletins, clock);
        LetterSignatures = new LetterSignatures(new SubmittedLetterTable(store, SetAside), acts, clock, new CutOffActs(store.IsExclusive, clock));
        OnCall = new OnCallService(Lists, store, SetAside, clock);
        Accidents = new AccidentService(Register, Lists, new AccidentTable(store, SetAside), acts, Turns, OnCall, clock);
        var missed = new MissedSlots(Board, Lease);
        Audit = new Audit(
            Lists,
            Changes,
            Turns,
            Periods,
            Work,
            Board,
            store,
            SetAside,
            clock,
            FinishAsync,
            Sharing.FollowAllAsync,
            new AcceptedMails(Mails, Lease).NotAcceptedAsync,
            missed.FindAsync
        );
        Findings = new FindingService(acts, Audit, clock);
        Ledgers = new Ledgers(store, SetAside, clock);
        Watch = new Watchman(Lists, missed, Lease, Audit, clock);
        DailyWord = new DailyWord(Register, Watch, Audit, Lease, SetAside, store, routes, clock, logs.CreateLogger<DailyWord>());
        Contacts = new ContactService(new ContactTable(store, SetAside), Register, Periods, Work, Board, clock);
        Corrections = new Corrections(Work, Mails, acts);
        Deliveries = new DeliveryReports(
            Lists,
            Mails,
            acts,
            Contacts,
            Work,
            Board,
            Lease,
            clock,
            Told.TakeBackAsync,
            logs.CreateLogger<DeliveryReports>()
        );
        var incoming = new IncomingTable(store, SetAside);
        Incoming = new IncomingMails(incoming, acts, clock);
        Returns = new Returns(routes.Returns, store, Register, Mails, Deliveries, acts, incoming, Lease, clock, logs.CreateLogger<Returns>());
        Templates = new TemplateBook(templates, store, SetAside, clock, logs.CreateLogger<TemplateBook>());
        Alarms = new AccidentAlarms(
            Lists,
            new AlarmTable(store, SetAside),
            Accidents,
            OnCall,
            Templates,
            routes,
            links,
            linkBase,
            clock,
            logs.CreateLogger<AccidentAlarms>()
        );
        LinkAddresses = new LinkAddresses(links, linkBase);
        var circulars = new Circulars(shelf, Register, clock);
        Drafts = new MailDrafts(Templates, LinkAddresses, circulars, (list, rung) =>
            $"{linkBase()}/l/{list.Id}/items?rung={rung.ToString().ToLowerInvariant()}&state=late"
        );
        var prompt = new PromptMails(Mails, Drafts, routes, clock, logs.CreateLogger<PromptMails>());
        SignatureMails = new SignatureMails(Bulletins, Drafts, prompt);
        MorningMails = new MorningMails(Drafts, prompt, linkBase, clock);
        FreshLinks = new FreshLinks(Lists, Drafts, prompt, links, clock);
        ProposedDeputies = new ProposedDeputies(Lists, Contacts, Drafts, prompt, links, clock);
        Assessments = new AssessmentService(Lists, new ItemRecords(Work, SetAside), new AssessmentTable(store, SetAside), clock);
        Letters = new LetterDrafts(Work, Mails, cases, Drafts, clock);
        Archive = new YearArchive(store, Register, Work, Mails, Drafts, Interviews, Bulletins, LetterSignatures, SetAside, clock);
        UnitCalendar = new UnitCalendar(Work, Board, Drafts, clock);
        var group = new GroupStage(Work, Drafts, new Summaries(Work, cases, Drafts, LinkAddresses), new Proposals(Work, cases), circulars);
        var sender = new SendStage(
            Mails,
            Lease,
            new LookStage(Lists, Work, Board, Drafts, group),
            Drafts,
            new OfficeMails(Work, Drafts, clock),
            routes,
            clock,
            logs.CreateLogger<SendStage>()
        );
        var announcements = new Announcements(Drafts, routes, logs.CreateLogger<Announcements>());
        Dispatcher = new Dispatcher(
            Lists,
            Told,
            Board,
            Lease,
            Work,
            Drafts,
            new StepStage(Turns, Work),
            group,
            new PrepareStage(group, Mails, circulars),
            sender,
            new SettleStage(new Settlement(Work, Told, Contacts, clock), Periods, Board, Mails, announcements),
            Returns,
            Audit,
            clock,
            logs.CreateLogger<Dispatcher>()
        );
        StatementSource = new StatementSource(Work, store, SetAside);
        Statements = new StatementTable(store, SetAside, clock);
        Filings = new FilingService(new FilingTable(store, SetAside), StatementSource, clock);
        Archives = new ArchiveLog(store, SetAside, clock);
        YearFiles = new YearFiles(Assessments, Statements);
        YearEndReading = new YearEndReading(Register, Lists, Bulletins, Interviews, Assessments, Statements, Archives, clock);
        YearEnd = new YearEndService(Register, Lists, YearEndReading, OfficeService, acts, Turns, clock);
        TestMails = new TestMails(store, routes, clock);
        Checks = new CheckReading(Board, Dispatcher, Audit, Lease, TestMails, routes, Returns, SetAside, clock);
    }

    public ITableStore Store { get; }

    public TimeProvider Clock { get; }

    /// <summary>Rows that could not be read, and those that were rebuilt.</summary>
    public RowsSetAside SetAside { get; }

    public LinkSigner Links { get; }

    /// <summary>Where mails go.</summary>
    public MailRoutes Routes { get; }

    public ListRegister Register { get; }

    public DirectoryTable Directory { get; }

    /// <summary>Who was told of which duties; a telling that came back (退信) is taken back there.</summary>
    public ToldTable Told { get; }

    public ListChanges Changes { get; }

    public ListPublisher Publisher { get; }

    /// <summary>撤回 of lists that were published by mistake.</summary>
    public ListWithdrawal Withdrawal { get; }

    /// <summary>What was changed of a list since it was published.</summary>
    public ListHistory ListHistory { get; }

    /// <summary>What people did to a list as a whole, beside changes of its words.</summary>
    public ListActTable ListActs { get; }

    /// <summary>Drafts of lists, before they are published.</summary>
    public DraftService ListDrafts { get; }

    public ListLookup Lists { get; }

    public WorkTable Work { get; }

    public BoardTable Board { get; }

    public MailTable Mails { get; }

    public PeriodTurns Periods { get; }

    public ObligationTurns Turns { get; }

    public Audit Audit { get; }

    /// <summary>核实 of what the audit found.</summary>
    public FindingService Findings { get; }

    /// <summary>台账 of items and units, each line with its digest.</summary>
    public Ledgers Ledgers { get; }

    /// <summary>Says which work was not done in time.</summary>
    public Watchman Watch { get; }

    /// <summary>Once a day: the heartbeat outside where all is well, a mail to the office where it is not.</summary>
    public DailyWord DailyWord { get; }

    public ConfirmationService Confirmations { get; }

    /// <summary>Whom the next form of a link offers as 填报人.</summary>
    public ReporterTable Reporters { get; }

    /// <summary>一次报送，两处计入.</summary>
    public SharedReports Sharing { get; }

    /// <summary>What the office does to an item.</summary>
    public OfficeService OfficeService { get; }

    /// <summary>What a unit and its supervisor do to an item besides reporting.</summary>
    public UnitService UnitService { get; }

    /// <summary>单位审签 by a unit's supervisor.</summary>
    public SignOffService SignOffs { get; }

    /// <summary>已电话通知 and 已书面通知.</summary>
    public TellingService Tellings { get; }

    /// <summary>暂停 and 恢复.</summary>
    public PauseService Pauses { get; }

    /// <summary>暂缓 of 任务告知 and 周报.</summary>
    public MailHoldService MailHolds { get; }

    /// <summary>约谈研究清单.</summary>
    public InterviewService Interviews { get; }

    /// <summary>考核 and 问责台账.</summary>
    public AssessmentService Assessments { get; }

    /// <summary>通报</summary>
    public BulletinService Bulletins { get; }

    /// <summary>呈批 and 签批 of drafts of bulletins.</summary>
    public BulletinSignatures Signatures { get; }

    /// <summary>呈批 and 签批 of letters.</summary>
    public LetterSignatures LetterSignatures { get; }

    /// <summary>呈批 by mail.</summary>
    public SignatureMails SignatureMails { get; }

    /// <summary>早报</summary>
    public MorningMails MorningMails { get; }

    /// <summary>归档</summary>
    public YearArchive Archive { get; }

    /// <summary>事故快报 and what they open.</summary>
    public AccidentService Accidents { get; }

    /// <summary>值班: who is told of an accident at once.</summary>
    public OnCallService OnCall { get; }

    /// <summary>事故信息 to those on duty.</summary>
    public AccidentAlarms Alarms { get; }

    /// <summary>A unit's contacts.</summary>
    public ContactService Contacts { get; }

    /// <summary>Reports of deliveries, for the host that gets them.</summary>
    public DeliveryReports Deliveries { get; }

    /// <summary>The mailbox that mails come back to.</summary>
    public Returns Returns { get; }

    /// <summary>来信 and reports of that mailbox that somebody of the office is to look at.</summary>
    public IncomingMails Incoming { get; }

    public DispatchLease Lease { get; }

    /// <summary>The texts of mails and letters, as the office changed them.</summary>
    public TemplateBook Templates { get; }

    public MailDrafts Drafts { get; }

    public LetterDrafts Letters { get; }

    public Corrections Corrections { get; }

    public UnitCalendar UnitCalendar { get; }

    public Dispatcher Dispatcher { get; }

    public Activation Activation { get; }

    /// <summary>Draws the official table.</summary>
    public StatementSource StatementSource { get; }

    /// <summary>报表, as they were drawn.</summary>
    public StatementTable Statements { get; }

    /// <summary>一报表两清单.</summary>
    public FilingService Filings { get; }

    /// <summary>归档记录.</summary>
    public ArchiveLog Archives { get; }

    /// <summary>What people kept of a year, as files of its archive.</summary>
    public YearFiles YearFiles { get; }

    /// <summary>What 年终办理 looks at.</summary>
    public YearEndReading YearEndReading { get; }

    /// <summary>年终关闭 and 结转.</summary>
    public YearEndService YearEnd { get; }

    /// <summary>The test mail before 正式启用.</summary>
    public TestMails TestMails { get; }

    /// <summary>What 启用前检查 looks at.</summary>
    public CheckReading Checks { get; }

    /// <summary>Makes people's links.</summary>
    public LinkAddresses LinkAddresses { get; }

    /// <summary>重新发送, for whoever holds a link that is good no more.</summary>
    public FreshLinks FreshLinks { get; }

    /// <summary>副联络员 who were named through a link, before their unit's liaison.</summary>
    public ProposedDeputies ProposedDeputies { get; }

    private void ForgetList(string list)
    {
        Told.Forget(list);
        Lease.Forget(list);
    }

    private async Task FinishAsync(string list, CancellationToken cancellation)
    {
        await Interviews.FinishAsync(list, cancellation);
        await LetterSignatures.FinishAsync(list, cancellation);
    }

    // Reports and acts bring each other along: a method, because neither can be given to the other before both are made.
    private Task<IReadOnlyList<string>> FollowAsync(DueItemKey item, CancellationToken cancellation) => Sharing.FollowAsync(item, cancellation);
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Attachments;
using Ankang.Workflows.Links;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Standings;
using Ankang.Workflows.Web.Year;

namespace Ankang.Workflows.Web.Portal;

/// <summary>A unit's page behind its link: what is late, what is near, what else, what is done.</summary>
public sealed class PortalView
{
    // A report that can still be taken back was made some working days ago at most.
    private const int RecentDays = 31;

    private PortalView(YearView year, IReadOnlyList<PortalItem> items) => (Year, Items) = (year, items);

    public YearView Year { get; }

    public IReadOnlyList<PortalItem> Items { get; }

    public required ResponsibleUnit Unit { get; init; }

    /// <summary>Number of the last change of the unit's contacts; the form of the deputy carries it.</summary>
    public required int ContactsVersion { get; init; }

    /// <summary>Its reader is the unit's 联络员 himself, who may name somebody in his place (委托).</summary>
    public required bool IsOfLiaison { get; init; }

    public required DateOnly ValidUntil { get; init; }

    /// <summary>The page's own address, below which its forms post.</summary>
    public required string Address { get; init; }

    /// <summary>Where its reader chooses another of his units; null where the address names no unit.</summary>
    public string? Choice => Address.Split(LinkAddresses.OfUnit) is [var person, _] ? person : null;

    public required AttachmentOptions Limits { get; init; }

    /// <summary>What a form asks of whoever fills it in.</summary>
    public required ReportOptions Asks { get; init; }

    /// <summary>填报人 as a form offers him.</summary>
    public required OfferedReporter Reporter { get; init; }

    /// <summary>Names the request of each form that is filled in anew.</summary>
    public string Request { get; } = NewRequest();

    /// <summary>A form that was not taken, shown again with its errors; null on a first look.</summary>
    public PortalForm? Typed { get; init; }

    public IReadOnlyList<FormError> Errors { get; init; } = [];

    /// <summary>What others did to the item since the form was shown: when, who, what.</summary>
    public IReadOnlyList<(DateTimeOffset At, string Who, string Text)> Since { get; init; } = [];

    /// <summary>What was done just now, in words; null where nothing was.</summary>
    public string? Done { get; init; }

    public IReadOnlyList<PortalItem> Late => [.. Open.Where(i => i.Glance.Status.IsLate())];

    public IReadOnlyList<PortalItem> Soon => [.. Open.Where(i => !i.Glance.Status.IsLate() && IsSoon(i.Glance))];

    public IReadOnlyList<PortalItem> Others => [.. Open.Where(i => !i.Glance.Status.IsLate() && !IsSoon(i.Glance))];

    public IReadOnlyList<PortalItem> Closed =>
        [.. Items.Where(i => !i.IsOpen && !i.InReview).OrderByDescending(i => i.Glance.Entry.ClosedOn).ThenBy(i => i.Glance.Duty.Task)];

    /// <summary>Kinds of which several items are open: they can be reported together.</summary>
    public ImmutableArray<IReadOnlyList<PortalItem>> Together =>
        [
            .. Late.Concat(Soon)
                .Concat(Others)
                .Where(i => i.CanReport)
                .GroupBy(i => FormFields.Kind(i.Glance))
                .Where(g => g.Count() > 1)
                .Select(g => (IReadOnlyList<PortalItem>)[.. g]),
        ];

    private IEnumerable<PortalItem> Open =>
        Items
            .Where(i => i.IsOpen || i.InReview)
            .OrderBy(i => i.Glance.Entry.Historic)
            .ThenBy(i => i.InReview)
            .ThenBy(i => i.Glance.DueOn)
            .ThenBy(i => i.Glance.Duty.Task);

    public static string NewRequest() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    /// <summary>Begins the ids of a form's fields, so that its errors can lead to them.</summary>
    public static string FormId(UnitAct act, IReadOnlyList<PortalItem> items) =>
        act switch
        {
            UnitAct.Deputy or UnitAct.Substitute => act.Code(),
            UnitAct.Report when items.Count > 1 => $"together-{items[0].Key}",
            UnitAct.Report => items[0].Key.ToString(),
            _ => $"{items[0].Key}-{act.Code()}",
        };

    /// <summary>Where an error of the form that was not taken is mended: the address of its field within the page.</summary>
    public string Where(FormError error)
    {
        if (Typed is not { } typed)
            return "#main";
        if (typed.Act is UnitAct.Deputy or UnitAct.Substitute)
            return $"#{FormId(typed.Act, [])}-{error.Field}";
        IReadOnlyList<PortalItem> items =
            typed.Items.Count == 1
                ? [.. Items.Where(i => i.Key.ToString() == typed.Items[0])]
                : Together.FirstOrDefault(g => typed.Items.Count == 0 || g.Any(i => typed.Items.Contains(i.Key.ToString()))) ?? [];
        return items.Count == 0 ? "#main" : $"#{FormId(typed.Act, items)}-{error.Field}";
    }

    internal static async Task<PortalView> ReadAsync(
        WorkflowParts parts,
        PortalAccess.Granted granted,
        string address,
        ReportOptions asks,
        AttachmentOptions limits,
        CancellationToken cancellation,
        PortalForm? typed = null,
        IReadOnlyList<FormError>? errors = null,
        IReadOnlyList<(DateTimeOffset At, string Who, string Text)>? since = null,
        string? done = null
    )
    {
        YearView year = await YearView.ReadAsync(parts, granted.List.Id, cancellation, granted.Unit.Id);
        var items = new List<PortalItem>();
        foreach (ItemGlance glance in year.Items)
        {
            bool isRecent = glance.Item is null && glance.Entry.ClosedOn >= year.Today.AddDays(-RecentDays);
            items.Add(
                await ItemAsync(
                    parts,
                    isRecent ? await YearView.ItemAsync(parts, granted.List.Id, glance.Key, cancellation) ?? glance : glance,
                    cancellation
                )
            );
        }

        var contacts = await parts.Contacts.ReadAsync(granted.Unit.Id, cancellation);
        return new PortalView(year, items)
        {
            Unit = contacts?.Unit ?? granted.Unit,
            ContactsVersion = contacts?.Changes.Count ?? 0,
            IsOfLiaison = granted.IsOfLiaison,
            ValidUntil = granted.Token.ValidUntil,
            Address = address,
            Limits = limits,
            Asks = asks,
            Reporter = await OfferedReporter.OfAsync(parts, granted, cancellation),
            Typed = typed,
            Errors = errors ?? [],
            Since = since ?? [],
            Done = done,
        };
    }

    /// <summary>One item with what its unit must know of its history.</summary>
    public static async Task<PortalItem> ItemAsync(WorkflowParts parts, ItemGlance glance, CancellationToken cancellation) =>
        new(
            glance,
            glance.Item is { IsReturned: true }
                ? (await parts.Work.HistoryAsync(glance.Key, cancellation)).LastOrDefault(h => h.Event == HistoryEvent.Returned)
                : null
        );

    private static bool IsSoon(ItemGlance item) => item.Status is ItemStatus.DueSoon or ItemStatus.Returned || item.NoteAskedFor is not null;
}

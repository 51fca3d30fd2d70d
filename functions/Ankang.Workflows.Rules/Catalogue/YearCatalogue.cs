namespace Ankang.Workflows.Rules.Catalogue;

/// <summary>The reviewed reading of one published list: every duty of every task.</summary>
public sealed class YearCatalogue
{
    private readonly Dictionary<string, Obligation> _byId;
    private readonly Dictionary<string, int> _order;

    /// <summary>A catalogue of duties in published order; each id stands once.</summary>
    public YearCatalogue(TaskList list, IReadOnlyList<Obligation> obligations, LadderPolicy policy, OfficeCard office, string version)
    {
        (List, Obligations, Policy, Office, Version) = (list, obligations, policy, office, version);
        _byId = obligations.ToDictionary(o => o.Id);
        _order = obligations.Index().ToDictionary(o => o.Item.Id, o => o.Index);
    }

    /// <summary>The published document that it reads.</summary>
    public TaskList List { get; }

    /// <summary>In the order of the published text.</summary>
    public IReadOnlyList<Obligation> Obligations { get; }

    /// <summary>The ladder of the list; an obligation may have its own.</summary>
    public LadderPolicy Policy { get; }

    /// <summary>考核办法 as published with the list.</summary>
    public AssessmentPolicy Assessment { get; init; } = AssessmentPolicy.Standard;

    /// <summary>The office as its mails sign.</summary>
    public OfficeCard Office { get; }

    /// <summary>First 12 hex digits of the SHA-256 of the content it was read from.</summary>
    public string Version { get; }

    /// <summary>A duty by its id; <see cref="KeyNotFoundException"/> where there is none.</summary>
    public Obligation this[string id] =>
        _byId.TryGetValue(id, out Obligation? obligation)
            ? obligation
            : throw new KeyNotFoundException($"List '{List.Id}' has no obligation '{id}'.");

    /// <summary>A duty by its id; null where there is none.</summary>
    public Obligation? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Where an obligation stands among <see cref="Obligations"/>, from 0; one that the list no longer holds comes last.</summary>
    public int OrderOf(string id) => _order.GetValueOrDefault(id, int.MaxValue);

    /// <summary>The published row that the duty was read from.</summary>
    public TaskItem TaskOf(Obligation obligation) => List.Tasks.First(t => t.Number == obligation.Task);

    /// <summary>The duty's own ladder, or the list's.</summary>
    public LadderPolicy PolicyOf(Obligation obligation) => obligation.Policy ?? Policy;
}

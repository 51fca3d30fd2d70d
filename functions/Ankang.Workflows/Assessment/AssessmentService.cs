using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Assessment;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Standings;

namespace Ankang.Workflows.Assessment;

/// <summary>考核 of a list: scores at a cut-off, and what the office and units do about them.</summary>
public sealed class AssessmentService
{
    /// <summary>The longest reason, statement or answer, in characters.</summary>
    public const int LongestText = 2000;

    private readonly ListLookup _lists;
    private readonly ItemRecords _records;
    private readonly AssessmentTable _table;
    private readonly TimeProvider _clock;

    public AssessmentService(ListLookup lists, ItemRecords records, AssessmentTable table, TimeProvider clock) =>
        (_lists, _records, _table, _clock) = (lists, records, table, clock);

    /// <summary>The policies of a list; the one in force.</summary>
    public async Task<PolicyHistory> PoliciesAsync(string list, CancellationToken cancellation) =>
        new(await _lists(list, cancellation), await _table.PoliciesAsync(list, cancellation));

    /// <summary>The scores at a cut-off, under each of some policies.</summary>
    /// <param name="policies">None for the one in force.</param>
    public Task<IReadOnlyList<Assessed>> AssessAsync(
        string listId,
        CutOff cutOff,
        CancellationToken cancellation,
        params IReadOnlyList<AssessmentPolicy> policies
    ) => AssessAsync(listId, cutOff, fresh: false, policies, cancellation);

    private async Task<IReadOnlyList<Assessed>> AssessAsync(
        string listId,
        CutOff cutOff,
        bool fresh,
        IReadOnlyList<AssessmentPolicy> policies,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(policies);
        ListInForce list = await _lists(listId, cancellation);
        if (policies.Count == 0)
            policies = [(await PoliciesAsync(listId, cancellation)).InForce];
        HandEntry[] entries = [.. (await _table.EntriesAsync(listId, cancellation)).Select(e => e.Value)];
        IReadOnlyList<ItemRecord> records = await _records.ReadAsync(list, cutOff, cancellation, fresh);
        return [.. policies.Select(p => Assessed.Of(list, p, records, entries, cutOff))];
    }

    /// <summary>Why a list has no scores at a day, in Chinese; null where it has.</summary>
    public static string? Refuses(ListInForce list, DateOnly day)
    {
        ArgumentNullException.ThrowIfNull(list);
        DateOnly first = list.Catalogue.List.IssuedOn;
        return day < first ? $"《清单》{ChineseDates.Full(first)}印发，此前没有可考核的内容，请选择该日或以后的日期。" : null;
    }

    /// <summary>Puts a changed policy in force.</summary>
    /// <param name="seen">Digest of the policy that the person changed: where another is in force by now, nothing is saved.</param>
    public async Task<Result<SavedPolicy>> SaveAsync(
        string list,
        string request,
        Actor who,
        AssessmentPolicy policy,
        string seen,
        string note,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(note);
        string id = RequestIds.Hash($"{list}|{request}")[..16];
        PolicyHistory before = await PoliciesAsync(list, cancellation);
        if (before.Saved.FirstOrDefault(s => s.Request == id) is { } done)
            return new Result<SavedPolicy>.Done(done);
        if (Check(note, "note", "修改原因") is { Count: > 0 } errors)
            return new Result<SavedPolicy>.Invalid(errors);
        var saved = new SavedPolicy(before.Saved.Count + 1, policy, before.Published, who, _clock.GetUtcNow(), note.Trim(), id);
        if (AssessmentText.Digest(before.InForce) != seen || !await _table.TryAddAsync(list, saved, cancellation))
            return new Result<SavedPolicy>.Conflict(before.Saved.Count > 0 ? before.Saved[^1] : saved);
        return new Result<SavedPolicy>.Done(saved);
    }

    /// <summary>Every entry, withdrawn ones included, by day.</summary>
    public async Task<IReadOnlyList<HandEntry>> EntriesAsync(string list, CancellationToken cancellation) =>
        [.. (await _table.EntriesAsync(list, cancellation)).Select(e => e.Value).OrderBy(e => e.On).ThenBy(e => e.At)];

    /// <summary>Enters a bonus or a veto.</summary>
    /// <param name="points">Of a bonus; a veto has none.</param>
    public async Task<Result<HandEntry>> EnterAsync(
        string listId,
        string request,
        Actor who,
        string unit,
        string row,
        decimal? points,
        DateOnly on,
        string reason,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(reason);
        string id = RequestIds.Hash($"{listId}|{request}")[..16];
        if ((await EntriesAsync(listId, cancellation)).FirstOrDefault(e => e.Id == id) is { } done)
            return new Result<HandEntry>.Done(done);
        ListInForce list = await _lists(listId, cancellation);
        AssessmentPolicy policy = (await PoliciesAsync(listId, cancellation)).InForce;
        HandRow? bonus = policy.Bonuses.FirstOrDefault(b => b.Id == row);
        List<FormError> errors = Check(reason, "reason", "理由和依据");
        DateOnly today = ChinaTime.DateOf(_clock.GetUtcNow());
        if (list.Directory.Find(unit) is null)
            errors.Add(new FormError("unit", "请选择单位。"));
        if (bonus is null && policy.Vetoes.All(v => v.Id != row))
            errors.Add(new FormError("row", "请选择加分或一票否决的情形。"));
        if (bonus is not null && (points is not { } given || given <= 0 || given > bonus.Most || decimal.Round(given, 2) != given))
            errors.Add(new FormError("points", $"请填写大于0、不超过{ScoreWords.Number(bonus.Most)}的分值，最多两位小数。"));
        if (on > today)
            errors.Add(new FormError("on", $"日期不能晚于今天（{ChineseDates.Short(today)}）。"));
        else if (Refuses(list, on) is { } before)
            errors.Add(new FormError("on", before));
        if (errors.Count > 0)
            return new Result<HandEntry>.Invalid(errors);
        var entry = new HandEntry(id, unit, row, bonus is null ? 0 : points!.Value, on, reason.Trim(), who, _clock.GetUtcNow());
        await _table.TryAddAsync(listId, entry, cancellation);
        return new Result<HandEntry>.Done(entry);
    }

    /// <summary>Takes an entry back; it stays on record.</summary>
    public async Task<Result<HandEntry>> WithdrawAsync(string list, string entry, string reason, Actor who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(who);
        if ((await _table.EntriesAsync(list, cancellation)).FirstOrDefault(e => e.Value.Id == entry) is not { Value: { } known } found)
            return new Result<HandEntry>.NotFound();
        if (known.WithdrawnAt is not null)
            return new Result<HandEntry>.Done(known);
        if (Check(reason, "reason", "撤销原因") is { Count: > 0 } errors)
            return new Result<HandEntry>.Invalid(errors);
        HandEntry withdrawn = known with { WithdrawnAt = _clock.GetUtcNow(), WithdrawnWhy = $"{reason.Trim()}（{who}）" };
        return await _table.TryReplaceAsync(list, withdrawn, found.ETag, cancellation)
            ? new Result<HandEntry>.Done(withdrawn)
            : new Result<HandEntry>.Conflict(known);
    }

    /// <summary>What units said, newest first.</summary>
    public async Task<IReadOnlyList<UnitStatement>> StatementsAsync(string list, CancellationToken cancellation) =>
        [.. (await _table.StatementsAsync(list, cancellation)).Select(s => s.Value).OrderByDescending(s => s.At)];

    /// <summary>自评 or 申诉 of a unit.</summary>
    /// <param name="item">The item that an objection is about; null for one about the whole.</param>
    public async Task<Result<UnitStatement>> SayAsync(
        string list,
        string request,
        Actor who,
        string unit,
        StatementKind kind,
        DueItemKey? item,
        string text,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(text);
        string id = RequestIds.Hash($"{list}|{unit}|{request}")[..16];
        if ((await StatementsAsync(list, cancellation)).FirstOrDefault(s => s.Unit == unit && s.Id == id) is { } done)
            return new Result<UnitStatement>.Done(done);
        List<FormError> errors = Check(text, "text", kind == StatementKind.Objection ? "申诉内容" : "自评情况");
        if (item is { } about && (about.List != list || about.Unit != unit))
            errors.Add(new FormError("item", "请选择本单位的事项。"));
        if (errors.Count > 0)
            return new Result<UnitStatement>.Invalid(errors);
        var said = new UnitStatement(id, unit, kind, item, text.Trim(), who, _clock.GetUtcNow());
        await _table.TryAddAsync(list, said, cancellation);
        return new Result<UnitStatement>.Done(said);
    }

    /// <summary>Answers an objection, once.</summary>
    public async Task<Result<UnitStatement>> AnswerAsync(
        string list,
        string request,
        Actor who,
        string unit,
        string statement,
        bool? upheld,
        string text,
        CancellationToken cancellation
    )
    {
        string id = RequestIds.Hash($"{list}|{request}")[..16];
        if (
            (await _table.StatementsAsync(list, cancellation)).FirstOrDefault(s => s.Value.Unit == unit && s.Value.Id == statement)
            is not { Value: { Kind: StatementKind.Objection } known } found
        )
            return new Result<UnitStatement>.NotFound();
        if (known.Answer is { } given)
            return given.Request == id ? new Result<UnitStatement>.Done(known) : new Result<UnitStatement>.Conflict(known);
        List<FormError> errors = Check(text, "text", "答复内容");
        if (upheld is null)
            errors.Add(new FormError("upheld", "请选择申诉是否成立。"));
        if (errors.Count > 0)
            return new Result<UnitStatement>.Invalid(errors);
        UnitStatement answered = known with { Answer = new StatementAnswer(upheld!.Value, text.Trim(), who, _clock.GetUtcNow(), id) };
        return await _table.TryReplaceAsync(list, answered, found.ETag, cancellation)
            ? new Result<UnitStatement>.Done(answered)
            : new Result<UnitStatement>.Conflict(known);
    }

    /// <summary>Scores that were frozen, by cut-off.</summary>
    public Task<IReadOnlyList<FrozenHead>> FrozenAsync(string list, CancellationToken cancellation) => _table.FrozenAsync(list, cancellation);

    /// <summary>Frozen scores as they were; null where none were frozen at that cut-off.</summary>
    public async Task<Assessed?> FrozenAsync(string listId, DateOnly asOf, CancellationToken cancellation) =>
        await _table.FrozenAsync(listId, asOf, cancellation) is { } frozen
            ? new Assessed(await _lists(listId, cancellation), frozen.Policy, new CutOff(frozen.AsOf, frozen.At), frozen.Scores, frozen.Strikes)
            : null;

    /// <summary>定稿: keeps the scores of a cut-off that has passed, with policy and digest. Once a cut-off.</summary>
    public async Task<Result<FrozenHead>> FreezeAsync(string list, DateOnly asOf, Actor who, CancellationToken cancellation)
    {
        if ((await FrozenAsync(list, cancellation)).FirstOrDefault(f => f.AsOf == asOf) is { } before)
            return new Result<FrozenHead>.Conflict(before);
        DateTimeOffset now = _clock.GetUtcNow();
        List<FormError> errors = [];
        if (asOf >= ChinaTime.DateOf(now))
            errors.Add(new FormError("asOf", $"截至日期须已过完：请选择今天（{ChineseDates.Short(ChinaTime.DateOf(now))}）以前的日期。"));
        else if (Refuses(await _lists(list, cancellation), asOf) is { } early)
            errors.Add(new FormError("asOf", early));
        else if ((await StatementsAsync(list, cancellation)).Count(s => s.Waits) is > 0 and var waiting)
            errors.Add(new FormError("asOf", $"有{waiting}件申诉尚未答复，请答复后再定稿。"));
        if (errors.Count > 0)
            return new Result<FrozenHead>.Invalid(errors);
        Assessed assessed = (await AssessAsync(list, new CutOff(asOf, now), fresh: true, [], cancellation))[0];
        string digest = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(AssessmentJson.Scores(assessed))));
        await _table.TryFreezeAsync(
            list,
            new FrozenScores(asOf, assessed.Policy, [.. assessed.Scores], [.. assessed.Strikes], digest, who, now),
            cancellation
        );
        return new Result<FrozenHead>.Done((await FrozenAsync(list, cancellation)).First(f => f.AsOf == asOf));
    }

    private static List<FormError> Check(string? text, string field, string what) =>
        (text?.Trim().Length ?? 0) switch
        {
            0 => [new FormError(field, $"请填写{what}。")],
            > LongestText and var length => [new FormError(field, $"{what}最多{LongestText}字，已填{length}字。")],
            _ => [],
        };
}

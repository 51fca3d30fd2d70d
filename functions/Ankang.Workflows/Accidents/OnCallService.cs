using System.Text.Encodings.Web;
using System.Text.Json;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Accidents;

/// <summary>值班 of a list, the row <c>on-call</c> of its Control partition: read, and changed by the office.</summary>
public sealed class OnCallService(ListLookup lists, ITableStore store, RowsSetAside aside, TimeProvider clock)
{
    public const int MostPeople = 8;
    private const string RowKey = "on-call";
    private const string Column = "roster";
    private const int LongestName = 30;
    private static readonly JsonSerializerOptions Readable = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>The roster in force; an empty one where none was saved, or it cannot be read.</summary>
    public async Task<OnCallRoster> ReadAsync(string listId, CancellationToken cancellation) => (await LoadAsync(listId, cancellation)).Roster;

    /// <summary>Puts a roster in force, for the next round of any accident that nobody has acknowledged, too.</summary>
    /// <param name="roster">Its version is the one that the form showed.</param>
    public async Task<Result<OnCallRoster>> SaveAsync(string listId, OnCallRoster roster, Actor who, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(roster);
        ListInForce list = await lists(listId, cancellation);
        if (Check(list, roster) is { Count: > 0 } errors)
            return new Result<OnCallRoster>.Invalid(errors);
        (OnCallRoster before, string? etag) = await LoadAsync(listId, cancellation);
        if (before.Version != roster.Version)
            return Same(before, roster) ? new Result<OnCallRoster>.Done(before) : new Result<OnCallRoster>.Conflict(before);
        OnCallRoster after = roster with { Version = roster.Version + 1, Who = who, At = clock.GetUtcNow() };
        var columns = new Dictionary<string, object>
        {
            [Column] = JsonSerializer.Serialize(after, Readable),
            ["who"] = who.Name,
            ["at"] = after.At,
        };
        StoreChange change = etag is null ? new StoreChange.Insert(RowKey, columns) : new StoreChange.Replace(RowKey, etag, columns);
        CommitResult written = await store.CommitAsync(StoreTable.Control, listId, [change], cancellation);
        return written.Done ? new Result<OnCallRoster>.Done(after) : new Result<OnCallRoster>.Conflict(await ReadAsync(listId, cancellation));
    }

    // The same form sent twice is one change.
    private static bool Same(OnCallRoster one, OnCallRoster other) =>
        one.Version == other.Version + 1
        && one.People.SequenceEqual(other.People)
        && (one.RepeatMinutes, one.Rounds, one.ReportMinutes) == (other.RepeatMinutes, other.Rounds, other.ReportMinutes);

    private async Task<(OnCallRoster Roster, string? ETag)> LoadAsync(string listId, CancellationToken cancellation)
    {
        if (await store.GetAsync(StoreTable.Control, listId, RowKey, cancellation) is not { } row)
            return (OnCallRoster.Empty, null);
        // A damaged one is set aside and named; until it is saved again the office's own mailbox is told.
        OnCallRoster? read = aside
            .Read(StoreTable.Control, listId, row, r => JsonSerializer.Deserialize<OnCallRoster>(r.RequiredText(Column), Readable)!)
            .Value;
        return (read ?? OnCallRoster.Empty, row.ETag);
    }

    private static List<FormError> Check(ListInForce list, OnCallRoster roster)
    {
        var errors = new List<FormError>();
        if (roster.People.Length > MostPeople)
            errors.Add(new FormError("name0", $"值班人员最多{MostPeople}人。"));
        for (int i = 0; i < roster.People.Length; i++)
        {
            OnCallPerson person = roster.People[i];
            if (person.Name.Length is 0 or > LongestName)
                errors.Add(new FormError($"name{i}", $"请填写值班人员姓名，最多{LongestName}字。"));
            if (list.Directory.Find(person.Unit) is null)
                errors.Add(new FormError($"unit{i}", "请选择值班人员的单位。"));
            if (!EmailAddress.IsValid(person.Email))
                errors.Add(new FormError($"email{i}", $"“{person.Email}”不是有效邮箱，请按 zhiban@example.org 的格式填写。"));
            if (person.Phone.Count(char.IsAsciiDigit) is < 7 or > 20)
                errors.Add(new FormError($"phone{i}", "请填写值班电话，例：0915-3210000。"));
        }

        Within("repeatMinutes", roster.RepeatMinutes, 5, 120, "重发间隔");
        Within("rounds", roster.Rounds, 1, 20, "发送次数");
        Within("reportMinutes", roster.ReportMinutes, 10, 1440, "报告时限");
        return errors;

        void Within(string field, int value, int least, int most, string what)
        {
            if (value < least || value > most)
                errors.Add(new FormError(field, $"{what}请填写{least}至{most}的整数。"));
        }
    }
}

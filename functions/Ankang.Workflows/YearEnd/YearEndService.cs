using Ankang.Workflows.Acts;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.DueItems;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Turns;

namespace Ankang.Workflows.YearEnd;

/// <summary>年终办理: what is still open is closed undone, or carried over and taken into the next list.</summary>
/// <remarks>
/// Closing is an act on each item, under its ETag and with its line of the history. Taking over writes the next list's head first, then
/// opens the items, then says so in the histories of the old ones: cut off in between, they stay among those that wait, and whoever sends
/// the form again finds what is there and goes on.
/// </remarks>
public sealed class YearEndService
{
    /// <summary>How many items one form may tick.</summary>
    public const int MostItems = 2000;

    private readonly ListRegister _register;
    private readonly ListLookup _lists;
    private readonly YearEndReading _reading;
    private readonly OfficeService _office;
    private readonly ItemActs _acts;
    private readonly ObligationTurns _turns;
    private readonly TimeProvider _clock;

    internal YearEndService(
        ListRegister register,
        ListLookup lists,
        YearEndReading reading,
        OfficeService office,
        ItemActs acts,
        ObligationTurns turns,
        TimeProvider clock
    ) => (_register, _lists, _reading, _office, _acts, _turns, _clock) = (register, lists, reading, office, acts, turns, clock);

    /// <summary>年终关闭 or 结转 of several items at once, each by itself: what one refuses keeps no other from being done.</summary>
    /// <param name="carries">结转; otherwise 年终关闭.</param>
    /// <returns>How many were done, and why others were not.</returns>
    public async Task<Result<YearEndDone>> CloseAsync(
        string list,
        string request,
        Actor who,
        bool carries,
        IReadOnlyList<string> items,
        string reason,
        CancellationToken cancellation
    )
    {
        ArgumentNullException.ThrowIfNull(items);
        DueItemKey[] keys = [.. Keys(list, items)];
        var errors = new List<FormError>();
        if (keys.Length == 0)
            errors.Add(new FormError("item", "请先勾选事项。"));
        if (keys.Length > MostItems)
            errors.Add(new FormError("item", $"一次最多办理{MostItems}项，请分批勾选。"));
        if (string.IsNullOrWhiteSpace(reason))
            errors.Add(new FormError("reason", "请填写理由。"));
        if (errors.Count > 0)
            return new Result<YearEndDone>.Invalid(errors);
        int done = 0;
        var refused = new List<string>();
        foreach (DueItemKey key in keys)
        {
            var one = new ActRequest(key, request, who);
            Result<ItemAnswer> result = carries
                ? await _office.CarryAsync(one, reason, cancellation)
                : await _office.EndAsync(one, reason, cancellation);
            switch (result)
            {
                case Result<ItemAnswer>.Done:
                    done++;
                    break;
                case Result<ItemAnswer>.Invalid invalid:
                    errors.AddRange(invalid.Errors);
                    refused.AddRange(invalid.Errors.Select(e => e.Message));
                    break;
            }
        }

        // A reason that is too long, or a day that is too early, is the form's fault and holds for all.
        return done == 0 && errors.Count > 0
            ? new Result<YearEndDone>.Invalid([.. errors.Distinct()])
            : new Result<YearEndDone>.Done(new YearEndDone(done, [.. refused.Distinct()]));
    }

    /// <summary>Takes all carried items that stand in no later list yet into one.</summary>
    /// <param name="next">Id of a list of a later year that has not closed.</param>
    /// <param name="dueOn">The deadline that they have there.</param>
    public async Task<Result<YearEndDone>> TakeOverAsync(
        string listId,
        string request,
        Actor who,
        string next,
        DateOnly dueOn,
        CancellationToken cancellation
    )
    {
        ListInForce list = await _lists(listId, cancellation);
        IReadOnlyList<ListInForce> into = await _reading.NextAsync(list, cancellation);
        DateOnly today = ChinaTime.DateOf(_clock.GetUtcNow());
        if (into.FirstOrDefault(l => l.Id == next) is not { } target)
            return new Result<YearEndDone>.Invalid([new FormError("next", "请选择下一年度清单。")]);
        DateOnly opens = target.BeginsOn > today ? target.BeginsOn : today;
        if (dueOn < opens || dueOn > target.Head.ClosesOn)
            return new Result<YearEndDone>.Invalid([
                new FormError("dueOn", $"请填写{ChineseDates.Full(opens)}至{ChineseDates.Full(target.Head.ClosesOn)}（该清单关闭日）之间的日期。"),
            ]);

        YearEndItem[] waiting = [.. (await _reading.ItemsAsync(list, cancellation)).Where(i => i.Item is { CarriedOver: true, CarriedTo: null })];
        // What a form that was cut off took over already, into whichever list, is not asked twice.
        HashSet<DueItemKey> there = [.. into.Where(l => l.Id != next).SelectMany(l => l.Head.Carried).Select(c => c.From)];
        YearEndItem[] wanted = [.. waiting.Where(i => !there.Contains(i.Item.Key))];
        await _register.UpdateHeadAsync<object>(
            next,
            head =>
            {
                YearEndItem[] lacking = [.. wanted.Where(w => head.Carried.All(c => c.From != w.Item.Key))];
                ListHead after = head with
                {
                    Carried = [.. head.Carried, .. lacking.Select((w, i) => w.In(list, head.Carried.Length + i + 1, opens, dueOn))],
                };
                return Task.FromResult<(object, ListHead?)>((lacking, lacking.Length > 0 ? after : null));
            },
            cancellation
        );
        foreach (ListInForce holder in into.Where(l => l.Id != next).Append(await _register.RereadAsync(next, cancellation)))
            await NoteAsync(holder, waiting, request, who, cancellation);
        return new Result<YearEndDone>.Done(new YearEndDone(waiting.Length, []));
    }

    // Opens what the list took over, then says so where it came from.
    private async Task NoteAsync(ListInForce holder, YearEndItem[] waiting, string request, Actor who, CancellationToken cancellation)
    {
        HashSet<DueItemKey> from = [.. waiting.Select(w => w.Item.Key)];
        foreach (CarriedItem carried in holder.Head.Carried.Where(c => from.Contains(c.From)))
        {
            PeriodPlan plan = CarriedDuty.Plan(holder.Catalogue, carried);
            if (plan.OpensBy(_clock.GetUtcNow()))
                await _turns.TakeAsync(holder, plan, null, cancellation);
            await _acts.DoAsync(
                new ActRequest(carried.From, request, who),
                bringsForward: false,
                s =>
                    s.Allows(s.Item is { CarriedOver: true, CarriedTo: null }, "该事项已列入下一年度清单。")
                        ? s.Change(
                            s.Item with
                            {
                                CarriedTo = holder.Id,
                            },
                            HistoryEvent.CarriedOver,
                            HistoryText.CarriedTo(holder.Catalogue.List, carried.DueOn)
                        )
                        : null,
                cancellation
            );
        }
    }

    private static IEnumerable<DueItemKey> Keys(string list, IReadOnlyList<string> items) =>
        items.Select(i => DueItemKey.TryParse(i, out DueItemKey key) && key.List == list ? key : (DueItemKey?)null).OfType<DueItemKey>().Distinct();
}

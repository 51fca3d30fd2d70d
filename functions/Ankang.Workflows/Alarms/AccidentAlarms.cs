using System.Collections.Immutable;
using Ankang.Workflows.Accidents;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Links;
using Ankang.Workflows.Lists;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Rules.Notices;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Alarms;

/// <summary>
/// 事故信息: tells those on duty (值班) of an accident as soon as it is recorded, outside slots, working days, holds and pauses, and again
/// until somebody acknowledges.
/// </summary>
/// <remarks>
/// The alarm is written in one batch with the accident, so a host that dies in between finds it. Whoever sends takes it first, by moving
/// its next moment a little ahead under its ETag; should he die, another sends the same mails under the same message ids after that.
/// </remarks>
/// <param name="linkBase">As of units' links.</param>
public sealed partial class AccidentAlarms(
    ListLookup lists,
    AlarmTable table,
    AccidentService accidents,
    OnCallService roster,
    TemplateBook templates,
    MailRoutes routes,
    LinkSigner links,
    Func<string> linkBase,
    TimeProvider clock,
    ILogger<AccidentAlarms> log
)
{
    // Long enough for a slow server, short enough that a died host costs little.
    private static readonly TimeSpan Taking = TimeSpan.FromMinutes(3);
    private static readonly TimeSpan FirstRetry = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan GivesUpAfter = TimeSpan.FromDays(1);

    /// <summary>Records an accident and tells those on duty before it answers; what cannot be told now is made up by the host.</summary>
    public async Task<Result<Accident>> RecordAsync(string listId, AccidentReport report, string requestId, Actor who, CancellationToken cancellation)
    {
        Result<Accident> result = await accidents.RecordAsync(listId, report, requestId, who, cancellation);
        if (result is not Result<Accident>.Done done)
            return result;
        try
        {
            await SendDueAsync(listId, cancellation);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // The accident stands, and so does its alarm: the person is not told that nothing was recorded.
            LogLater(log, e, listId, done.Value.Number);
        }

        return result;
    }

    /// <summary>All alarms of a list, oldest first.</summary>
    public async Task<IReadOnlyList<AccidentAlarm>> ReadAsync(string listId, CancellationToken cancellation) =>
        (await lists(listId, cancellation)).Head.Accidents == 0 ? [] : [.. (await table.ReadAsync(listId, cancellation)).Select(r => r.Alarm)];

    /// <summary>The next moment (UTC) at which somebody is to be told; null where none is ahead.</summary>
    public async Task<DateTimeOffset?> NextAsync(string listId, CancellationToken cancellation) =>
        (await ReadAsync(listId, cancellation)).Min(a => a.NextAt);

    /// <summary>Sends whatever is due.</summary>
    /// <returns>How many mails a server took.</returns>
    public async Task<int> SendDueAsync(string listId, CancellationToken cancellation)
    {
        ListInForce list = await lists(listId, cancellation);
        if (list.Head.Accidents == 0)
            return 0;
        int accepted = 0;
        foreach ((AccidentAlarm alarm, string etag) in await table.ReadAsync(listId, cancellation))
        {
            if (alarm.NextAt is { } next && next <= clock.GetUtcNow())
                accepted += await TellAsync(list, alarm, etag, cancellation);
        }

        return accepted;
    }

    /// <summary>已接收: nothing more is sent of it. The first to acknowledge stays so.</summary>
    /// <returns>Null where there is no such accident.</returns>
    public async Task<AccidentAlarm?> ReceiveAsync(string listId, int number, Actor who, CancellationToken cancellation)
    {
        if ((await ReadAsync(listId, cancellation)).All(a => a.Number != number))
            return null;
        return await ChangeAsync(
            listId,
            number,
            alarm => alarm.Received is null ? alarm with { Received = new AlarmReceipt(who, clock.GetUtcNow()), NextAt = null } : alarm,
            cancellation
        );
    }

    /// <summary>What a person's link opens: the accident and its alarm.</summary>
    /// <returns>Null where the link is none of ours, is over, or its accident cannot be read.</returns>
    public async Task<(Accident Accident, AccidentAlarm Alarm, Actor Who)?> FindAsync(OnCallToken token, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(token);
        if (ChinaTime.DateOf(clock.GetUtcNow()) > token.ValidUntil)
            return null;
        Accident? accident = (await accidents.ReadAsync(token.List, cancellation)).FirstOrDefault(a => a.Number == token.Number);
        AccidentAlarm? alarm = (await ReadAsync(token.List, cancellation)).FirstOrDefault(a => a.Number == token.Number);
        // Whoever was told may answer, also when the roster has changed since.
        string? name = alarm?.Rounds.SelectMany(r => r.Deliveries).LastOrDefault(d => OnCallToken.PersonOf(d.Email) == token.Person)?.Name;
        return accident is null || alarm is null || name is null
            ? null
            : (accident, alarm, new Actor(ActorKind.Office, "", $"{name}（值班）") { Channel = ActorChannel.MailLink });
    }

    /// <summary>The link under which a person acknowledges an accident.</summary>
    public string LinkOf(ListInForce list, int number, string email)
    {
        ArgumentNullException.ThrowIfNull(list);
        return $"{linkBase()}{OnCallToken.LinkPrefix}/{links.Sign(new OnCallToken(list.Id, number, OnCallToken.PersonOf(email), list.Head.ClosesOn))}";
    }

    private async Task<int> TellAsync(ListInForce list, AccidentAlarm alarm, string etag, CancellationToken cancellation)
    {
        DateTimeOffset now = clock.GetUtcNow();
        if (await table.TryReplaceAsync(list.Id, alarm with { NextAt = now + Taking }, etag, cancellation) is null)
            return 0; // another host took it, or it was acknowledged just now
        if ((await accidents.ReadAsync(list.Id, cancellation)).FirstOrDefault(a => a.Number == alarm.Number) is not { } accident)
        {
            LogLost(log, list.Id, alarm.Number);
            await ChangeAsync(list.Id, alarm.Number, a => a with { NextAt = null }, cancellation);
            return 0;
        }

        OnCallRoster onCall = await roster.ReadAsync(list.Id, cancellation);
        await templates.RefreshAsync(cancellation);
        var composer = new NoticeComposer(list.Catalogue.List, list.Catalogue.Office, templates.Current, list.Head.Rehearsal);
        IMailTransport transport = routes.For(list);
        var deliveries = new List<AlarmDelivery>();
        foreach (OnCallPerson person in onCall.TellingWith(list.Catalogue.Office, list.Catalogue.List.OfficeUnit))
        {
            ComposedNotice words = composer.Accident(now, Facts(list, accident, onCall, person));
            SendResult sent = await transport.SendAsync(Outgoing(list, alarm, person, words, now), cancellation);
            bool accepted = sent.Outcome == SendOutcome.Accepted;
            deliveries.Add(new AlarmDelivery(person.Name, person.Email, accepted, accepted ? null : sent.Detail));
            LogTold(log, list.Id, alarm.Number, alarm.RoundsTold + 1, sent.Outcome);
        }

        var round = new AlarmRound(now, [.. deliveries]);
        await ChangeAsync(list.Id, alarm.Number, a => After(a, round, onCall), cancellation);
        return deliveries.Count(d => d.IsAccepted);
    }

    // What is next after a round. An attempt that reached nobody is no round: it is made again soon, and is not kept beside the next.
    private static AccidentAlarm After(AccidentAlarm alarm, AlarmRound round, OnCallRoster onCall)
    {
        ImmutableArray<AlarmRound> before = alarm.Rounds is [.., { IsTold: false }] ? alarm.Rounds[..^1] : alarm.Rounds;
        int failures = round.IsTold ? 0 : alarm.Failures + 1;
        AccidentAlarm after = alarm with { Rounds = before.Add(round), Failures = failures };
        DateTimeOffset next = round.IsTold
            ? round.At.AddMinutes(onCall.RepeatMinutes)
            : round.At + Min(FirstRetry * Math.Pow(2, Math.Min(failures - 1, 10)), TimeSpan.FromMinutes(onCall.RepeatMinutes));
        bool over = after.Received is not null || after.RoundsTold >= onCall.Rounds || round.At - after.RaisedAt > GivesUpAfter;
        return after with { NextAt = over ? null : next };
    }

    private static TimeSpan Min(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private async Task<AccidentAlarm> ChangeAsync(
        string listId,
        int number,
        Func<AccidentAlarm, AccidentAlarm> change,
        CancellationToken cancellation
    ) => await CompareAndSwap.UpdateAsync<AccidentAlarm>($"The alarm of accident {number} of list {listId}", async () =>
        {
            (AccidentAlarm alarm, string etag) = (await table.ReadAsync(listId, cancellation)).First(r => r.Alarm.Number == number);
            AccidentAlarm after = change(alarm);
            return after == alarm || await table.TryReplaceAsync(listId, after, etag, cancellation) is not null ? after : null;
        });

    private AccidentFacts Facts(ListInForce list, Accident accident, OnCallRoster onCall, OnCallPerson person) =>
        new()
        {
            Received = ChineseDates.Moment(accident.ReceivedAt),
            Unit = list.Directory.Find(accident.Unit)?.NameOn(ChinaTime.DateOf(accident.At)).Full ?? accident.Unit,
            Place = accident.Place,
            Facts = accident.Facts,
            Recorder = accident.Who.Name,
            Recorded = ChineseDates.Moment(accident.At),
            AcknowledgeLink = LinkOf(list, accident.Number, person.Email),
            RepeatMinutes = onCall.RepeatMinutes,
            Rounds = onCall.Rounds,
        };

    private static OutgoingMail Outgoing(ListInForce list, AccidentAlarm alarm, OnCallPerson person, ComposedNotice words, DateTimeOffset now)
    {
        OfficeCard office = list.Catalogue.Office;
        return new OutgoingMail
        {
            MessageId = $"{list.Id}.accident-{alarm.Number:D4}-{alarm.RoundsTold + 1}.{OnCallToken.PersonOf(person.Email)[..12]}@{office.Domain}",
            Kind = NoticeKind.Accident,
            From = new MailAddress(office.Name, office.Email),
            To = [new MailAddress(person.Name, person.Email)],
            Subject = words.Subject,
            Text = words.Text,
            Date = now,
        };
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Accident {Number} of list {List}, round {Round}: {Outcome}.")]
    private static partial void LogTold(ILogger log, string list, int number, int round, SendOutcome outcome);

    [LoggerMessage(Level = LogLevel.Error, Message = "Accident {Number} of list {List} was recorded and not told yet; the host tells it next.")]
    private static partial void LogLater(ILogger log, Exception exception, string list, int number);

    [LoggerMessage(Level = LogLevel.Error, Message = "Accident {Number} of list {List} cannot be read: those on duty cannot be told of it.")]
    private static partial void LogLost(ILogger log, string list, int number);
}

using System.Collections.Concurrent;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Web.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;

namespace Ankang.Workflows.Web.Security;

/// <summary>安全日志: who came in, was turned away, took something out or did something. It stands outside the tables of the work.</summary>
/// <remarks>
/// Written where people sign in: in a rehearsal on one machine nobody does. A line that cannot be written does not hold up what it tells
/// of; it stands in the host's log then. The first line of a day sweeps what is kept no longer. Failures are counted by each instance for itself.
/// </remarks>
public sealed partial class SecurityLog(WorkflowHost host, SecurityLogOptions options, ILogger<SecurityLog> log)
{
    private const int LongestText = 300;
    private static readonly TimeSpan AlertStands = TimeSpan.FromDays(30);
    private readonly ConcurrentDictionary<string, byte> _thisHour = new();
    private readonly RecentFailures _failures = new();
    private DateTimeOffset _hour;
    private DateOnly _swept;

    // A rehearsal that starts anew has another store.
    private SecurityTable Table => new(host.Parts.Store, host.Parts.SetAside);

    public int Months => options.Months;

    /// <summary>Writes one line of what happened in a request.</summary>
    public Task WriteAsync(HttpContext context, SecurityKind kind, Actor? who, string text) => WriteAsync(kind, who, ClientAddress.Of(context), text);

    /// <param name="address">Where it came from, as <see cref="ClientAddress"/> says it.</param>
    public async Task WriteAsync(SecurityKind kind, Actor? who, string address, string text)
    {
        if (!host.AsksSignIn)
            return;
        var entry = new SecurityEntry(host.Parts.Clock.GetUtcNow(), kind, who, address, text.Length <= LongestText ? text : text[..LongestText]);
        try
        {
            int failures = kind == SecurityKind.Failure ? _failures.Count(entry.At, options.AlertFailures) : 0;
            bool isMany = failures >= options.AlertFailures;
            // Whoever guesses on does not fill the table.
            if (isMany || kind is SecurityKind.Link or SecurityKind.Key or SecurityKind.Flood)
                await OnceAnHourAsync(entry);
            else
                await Table.AddAsync(entry, CancellationToken.None);
            if (isMany)
                await AlertAsync(entry.At);
            await SweepAsync(entry.At);
        }
        catch (StoreUnavailableException e)
        {
            LogNotWritten(log, kind, who?.Name ?? "-", address, entry.Text, e.Message);
        }
    }

    /// <summary>The lines of one month, newest first.</summary>
    /// <param name="month"><c>2021-03</c>, UTC; one that is not kept has none.</param>
    public async Task<IReadOnlyList<SecurityEntry>> ReadAsync(string month, CancellationToken cancellation)
    {
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        if (!SecurityTable.Months(now, options.Months).Contains(month))
            return [];
        SecurityEntry[] alerts =
        [
            .. (await Table.ReadAsync(SecurityTable.Alerts, null, cancellation)).Where(e => SecurityTable.MonthOf(e.At) == month),
        ];
        return [.. (await Table.ReadAsync(month, null, cancellation)).Concat(alerts).OrderByDescending(e => e.At)];
    }

    /// <summary>The months of which lines are kept, newest first.</summary>
    public IReadOnlyList<string> KeptMonths => [.. SecurityTable.Months(host.Parts.Clock.GetUtcNow(), options.Months)];

    /// <summary>Alerts of the last month that nobody has looked into, newest first.</summary>
    public async Task<IReadOnlyList<SecurityEntry>> AlertsAsync(CancellationToken cancellation)
    {
        if (!host.AsksSignIn)
            return [];
        IReadOnlyList<SecurityEntry> lines = await Table.ReadAsync(SecurityTable.Alerts, host.Parts.Clock.GetUtcNow() - AlertStands, cancellation);
        return [.. lines.Reverse().TakeWhile(e => e.Kind != SecurityKind.Looked)];
    }

    /// <summary>Somebody has looked into all alerts so far.</summary>
    public Task LookedAsync(Actor who, string address, CancellationToken cancellation)
    {
        DateTimeOffset now = host.Parts.Clock.GetUtcNow();
        return Table.AddAlertAsync(now, new SecurityEntry(now, SecurityKind.Looked, who, address, "告警已核实"), cancellation);
    }

    private async Task OnceAnHourAsync(SecurityEntry entry)
    {
        DateTimeOffset hour = SecurityTable.StartOfHour(entry.At);
        if (hour != _hour)
        {
            _hour = hour;
            _thisHour.Clear();
        }

        string key = SecurityTable.HourKey(entry);
        if (_thisHour.ContainsKey(key))
            return;
        await Table.AddOnceAnHourAsync(entry, CancellationToken.None);
        _thisHour[key] = 0;
    }

    // One alert an hour, however many go on failing.
    private async Task AlertAsync(DateTimeOffset now)
    {
        var alert = new SecurityEntry(now, SecurityKind.Alert, Actor.System, "", $"一小时内失败{options.AlertFailures}次以上");
        if (await Table.AddAlertAsync(SecurityTable.StartOfHour(now), alert, CancellationToken.None))
            LogAlert(log, options.AlertFailures);
    }

    private async Task SweepAsync(DateTimeOffset now)
    {
        DateOnly day = DateOnly.FromDateTime(now.UtcDateTime);
        if (day == _swept)
            return;
        await Table.SweepAsync(now, options.Months, CancellationToken.None);
        _swept = day;
    }

    [LoggerMessage(
        Level = LogLevel.Error,
        Message = "{Failures} failures or more to come in within an hour: the page 安全日志 says of what and from where, until somebody has looked into it."
    )]
    private static partial void LogAlert(ILogger log, int failures);

    [LoggerMessage(Level = LogLevel.Warning, Message = "The security log could not be written: {Kind} {Who} {Address} {Text} ({Reason})")]
    private static partial void LogNotWritten(ILogger log, SecurityKind kind, string who, string address, string text, string reason);
}

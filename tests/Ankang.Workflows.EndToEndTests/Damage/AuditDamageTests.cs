using System.Net;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>What stands otherwise than it was written is found by the next night's audit, named, and told.</summary>
public sealed class AuditDamageTests(LivedFolder lived) : IClassFixture<LivedFolder>, IDisposable
{
    private readonly TempFolder _folder = new();

    public static TheoryData<AuditDamage> Each => [.. AuditCases.All];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Each))]
    public async Task WhatTheAuditMustSee_IsNamedInTheNextNight(AuditDamage damage)
    {
        Copy();
        damage.Row.Do(_folder["data"]);
        await using RealHost host = await RealHost.StartAsync(_folder["data"], AuditCases.Start);
        await host.MoveToAsync(AuditCases.Start);
        await AuditCases.HoldAsync(host, damage, isServed: true);
    }

    [Fact]
    public async Task TheHeartbeatOutside_IsCalledOnceADay_AndOnlyWhileAllIsWell()
    {
        Copy();
        int port = Ports.Free();
        using var listener = new HttpListener { Prefixes = { $"http://localhost:{port}/" } };
        listener.Start();
        int calls = 0;
        Task serving = ServeAsync(listener, () => calls++);
        await using (RealHost host = await RealHost.StartAsync(_folder["data"], AuditCases.Start, heartbeat: $"http://localhost:{port}/beat"))
        {
            await host.MoveToAsync(AuditCases.Start);
            Assert.Equal(1, calls);
            foreach (int hour in new[] { 9, 15 })
                await host.MoveToAsync(ChinaTime.At(LivedFolder.Day, new TimeOnly(hour, 0)));
            await host.LiveAsync(LivedFolder.Day.AddDays(1), LivedFolder.Day.AddDays(1));
            Assert.Equal(2, calls);
            Assert.DoesNotContain(host.Mails.Ids, DamageCases.IsWord);
        }

        AuditCases.All[0].Row.Do(_folder["data"]);
        DateOnly later = LivedFolder.Day.AddDays(2);
        await using (
            RealHost host = await RealHost.StartAsync(
                _folder["data"],
                ChinaTime.At(later, new TimeOnly(7, 0)),
                heartbeat: $"http://localhost:{port}/beat"
            )
        )
        {
            await host.MoveToAsync(ChinaTime.At(later, new TimeOnly(7, 0)));
            await host.LiveAsync(later.AddDays(1), later.AddDays(1));
            Assert.Equal(2, calls);
            // Told on the first day, then daily.
            Assert.Equal(2, host.Mails.Ids.Count(DamageCases.IsWord));
        }

        listener.Stop();
        await serving;
    }

    private static async Task ServeAsync(HttpListener listener, Action called)
    {
        while (listener.IsListening)
        {
            try
            {
                HttpListenerContext context = await listener.GetContextAsync();
                called();
                context.Response.Close();
            }
            catch (Exception e) when (e is HttpListenerException or ObjectDisposedException)
            {
                return;
            }
        }
    }

    private void Copy()
    {
        Directory.CreateDirectory(_folder["data"]);
        File.Copy(lived.Folder["before", DataFolder.StoreFile], _folder["data", DataFolder.StoreFile]);
    }
}

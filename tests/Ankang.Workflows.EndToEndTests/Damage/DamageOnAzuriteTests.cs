using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Storage;
using Ankang.Workflows.StoreTests;
using Ankang.Workflows.Tests.Notices;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>The same damage over Table Storage, where other hosts may write and nothing is taken from memory.</summary>
[Needs<Azurite>]
public sealed class DamageOnAzuriteTests(LivedFolder lived, AzuriteFixture azurite)
    : IClassFixture<LivedFolder>,
        IClassFixture<AzuriteFixture>,
        IDisposable
{
    private readonly TempFolder _folder = new();
    private readonly string _prefix = $"damage{Guid.NewGuid().ToString("N")[..8]}";

    public static TheoryData<RowDamage> Each => [.. DamageCases.All];

    public static TheoryData<AuditDamage> EachOfTheAudit => [.. AuditCases.All];

    public static TheoryData<SmtpCase> EachOfTheMailServer => [.. SmtpCase.All];

    public void Dispose() => _folder.Dispose();

    [Theory]
    [MemberData(nameof(Each))]
    public async Task OneRow_HarmsOneThing_AndIsSeen(RowDamage damage)
    {
        await using RealHost host = await StartAsync(damage, ChinaTime.At(LivedFolder.Day, new TimeOnly(8, 0)));
        await DamageCases.HoldAsync(host, lived, damage);
    }

    [Theory]
    [MemberData(nameof(EachOfTheAudit))]
    public async Task WhatTheAuditMustSee_IsNamedWithinAWeek(AuditDamage damage)
    {
        await using RealHost host = await StartAsync(damage.Row, AuditCases.Start);
        await host.MoveToAsync(AuditCases.Start);
        // A seventh of the periods a night; nothing leaves meanwhile that would write over the damage.
        for (int night = 1; night < 7; night++)
            await host.MoveToAsync(ChinaTime.At(LivedFolder.Day.AddDays(night), new TimeOnly(6, 0)));
        await AuditCases.HoldAsync(host, damage, isServed: false);
    }

    [Fact]
    public async Task Health_TurnsRed_WhenALoopAnAuditOrADispatchIsLate_WithoutAWordFromTheLoop()
    {
        await using RealHost host = await StartAsync(null, LateCases.Start);
        await LateCases.HoldAsync(host);
    }

    [Theory]
    [Needs<TestMailServer>]
    [MemberData(nameof(EachOfTheMailServer))]
    public Task AMailServerThatWillNotServe_IsTheFirstThingThatWaits(SmtpCase server) =>
        server.HoldAsync(mails => StartAsync(null, ChinaTime.At(LivedFolder.Day, new TimeOnly(8, 0)), mails));

    private async Task<RealHost> StartAsync(RowDamage? damage, DateTimeOffset at, KeptMails? mails = null)
    {
        Directory.CreateDirectory(_folder["data"]);
        File.Copy(lived.Folder["before", DataFolder.StoreFile], _folder["data", DataFolder.StoreFile]);
        damage?.Do(_folder["data"]);
        await AzuriteCopy.WriteAsync(_folder["data"], azurite.ConnectionString, _prefix);
        return await RealHost.StartAsync(
            _folder["host"],
            at,
            mails,
            store: TableStorageStore.Open(azurite.ConnectionString, _prefix, new StorageMeter())
        );
    }
}

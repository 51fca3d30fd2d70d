using Microsoft.Coyote.Specifications;
using Microsoft.Coyote.SystematicTesting;

namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>
/// The small worlds as tests of Microsoft Coyote, which rewrites the product's assemblies and so sees every task, lock and semaphore of
/// it beside the calls of store and mail server. <c>coyote.sh</c> runs them; docs/reliability.md says what came of it.
/// </summary>
public static class CoyoteWorlds
{
    private static readonly Dictionary<SmallWorldKind, SmallCity> Cities = [];

    [TestInit]
    public static void Live()
    {
        foreach (SmallWorldKind kind in Enum.GetValues<SmallWorldKind>())
            Cities[kind] = SmallCity.For(kind);
    }

    [TestDispose]
    public static void End()
    {
        foreach (SmallCity city in Cities.Values)
            city.Dispose();
    }

    [Test]
    public static Task TwoDispatches() => RunAsync(SmallWorldKind.TwoDispatches);

    [Test]
    public static Task ConfirmationBesideDispatch() => RunAsync(SmallWorldKind.ConfirmationBesideDispatch);

    [Test]
    public static Task TwoConfirmations() => RunAsync(SmallWorldKind.TwoConfirmations);

    [Test]
    public static Task TwoAudits() => RunAsync(SmallWorldKind.TwoAudits);

    [Test]
    public static Task ConfirmationBesideAudit() => RunAsync(SmallWorldKind.ConfirmationBesideAudit);

    /// <summary>Coyote has to find that the store does not look at ETags.</summary>
    [Test]
    public static Task SeededIgnoresETags() => RunAsync(SmallWorldKind.ConfirmationBesideDispatch, "ignores-etags");

    /// <summary>Coyote has to find that both hosts dispatch.</summary>
    [Test]
    public static Task SeededGrantsEveryLease() => RunAsync(SmallWorldKind.TwoDispatches, "grants-every-lease");

    private static async Task RunAsync(SmallWorldKind kind, string? bug = null)
    {
        using var world = new SmallWorld(kind, Cities[kind], new YieldingTurns(), SeededBug.All.SingleOrDefault(b => b.Name == bug));
        // Coyote knows the one of an array, not the newer one of a span.
        Task[] doings = [.. world.Doings.Select(d => Task.Run(d))];
        await Task.WhenAll(doings);
        IReadOnlyList<string> broken = await world.JudgeAsync();
        Specification.Assert(broken.Count == 0, "{0}", string.Join("; ", broken));
    }
}

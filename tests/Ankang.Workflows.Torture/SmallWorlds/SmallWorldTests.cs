namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>The short form of <c>interleavings</c>: one interruption; the command runs two.</summary>
public sealed class SmallWorldTests
{
    public static TheoryData<string, int> Worlds =>
        new()
        {
            { nameof(SmallWorldKind.TwoDispatches), 80 },
            { nameof(SmallWorldKind.ConfirmationBesideDispatch), 40 },
            { nameof(SmallWorldKind.TwoConfirmations), 10 },
            { nameof(SmallWorldKind.TwoAudits), 15 },
            { nameof(SmallWorldKind.ConfirmationBesideAudit), 12 },
        };

    /// <param name="least">How many orders there are at least: one that explored fewer would show nothing.</param>
    [Theory]
    [MemberData(nameof(Worlds))]
    public void TwoHosts_MayInterruptEachOtherAnywhere(string world, int least)
    {
        InterleavingReport report = Interleavings.Run(Enum.Parse<SmallWorldKind>(world), bound: 1);
        Assert.True(report.Broken.Count == 0, $"host {report.Order}: {string.Join("; ", report.Broken)}");
        Assert.InRange(report.Runs, least, 1000);
    }

    [Theory]
    [InlineData(nameof(SmallWorldKind.ConfirmationBesideDispatch), "ignores-etags", "no confirmed work is lost")]
    [InlineData(nameof(SmallWorldKind.TwoConfirmations), "ignores-etags", "no confirmed work is lost")]
    [InlineData(nameof(SmallWorldKind.TwoDispatches), "grants-every-lease", "once where the transport can tell")]
    public void ASeededBug_IsFound(string world, string bug, string law)
    {
        InterleavingReport report = Interleavings.Run(Enum.Parse<SmallWorldKind>(world), bound: 1, SeededBug.All.Single(b => b.Name == bug));
        Assert.Contains(report.Broken, b => b.Contains(law, StringComparison.Ordinal));
    }

    /// <summary>Only where one is interrupted: in order, each bug of these stays hidden.</summary>
    [Theory]
    [InlineData(nameof(SmallWorldKind.ConfirmationBesideDispatch), "ignores-etags")]
    [InlineData(nameof(SmallWorldKind.TwoDispatches), "grants-every-lease")]
    public void WithoutAnInterruption_ItIsNot(string world, string bug) =>
        Assert.Empty(Interleavings.Run(Enum.Parse<SmallWorldKind>(world), bound: 0, SeededBug.All.Single(b => b.Name == bug)).Broken);
}

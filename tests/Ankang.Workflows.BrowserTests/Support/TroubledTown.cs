namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>The town in which the reminders of March found no mailbox at two units, and the list itself is changed.</summary>
public sealed class TroubledTown : Town
{
    /// <summary>For all tests in which mails, links, calendar and list are put right; each takes units and items of its own.</summary>
    [CollectionDefinition(Name)]
    public sealed class Shared : ICollectionFixture<TroubledTown>
    {
        public const string Name = "troubled town";
    }

    protected override DateOnly From => new(2021, 2, 26);

    protected override Task LiveAsync()
    {
        foreach (string unit in new[] { "hanyin", "pingli" })
            Site.Mails.Unknown.Add($"{unit}.liaison@example.org");
        return Task.CompletedTask;
    }
}

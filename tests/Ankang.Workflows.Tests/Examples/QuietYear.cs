using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Examples;

/// <summary>The whole list of 2021 from its issue to a month after it closed, everything running, and nobody confirms anything.</summary>
public sealed class QuietYear : IAsyncLifetime
{
    internal City City { get; } = City.Of(TestLists.Whole());

    public Task InitializeAsync() => City.RunToAsync("2022-05-01");

    public Task DisposeAsync()
    {
        City.Dispose();
        return Task.CompletedTask;
    }
}

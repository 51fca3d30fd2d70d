using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Storage;

[Trait(Tier.Name, Tier.Fast)]
public sealed class CompareAndSwapTests
{
    [Fact]
    public async Task Update_DecidesAgain_AfterEachLostRace()
    {
        int attempts = 0;
        string done = await CompareAndSwap.UpdateAsync<string>("The row", () => Task.FromResult(++attempts < 3 ? null : $"attempt {attempts}"));
        Assert.Equal("attempt 3", done);
    }

    [Fact] // an answer that says no is an answer, not a lost race
    public async Task Update_TakesNoForAnAnswer() => Assert.False(await CompareAndSwap.UpdateAsync("The row", () => Task.FromResult<bool?>(false)));

    [Fact]
    public async Task Update_GivesUpInTheEnd_AndSaysWhatToDo()
    {
        int attempts = 0;
        StoreContendedException lost = await Assert.ThrowsAsync<StoreContendedException>(() =>
            CompareAndSwap.UpdateAsync<string>("The head of list a", () =>
            {
                attempts++;
                return Task.FromResult<string?>(null);
            })
        );
        Assert.Equal(CompareAndSwap.MostAttempts, attempts);
        Assert.Equal("The head of list a changed under every one of 12 attempts to write it; send the request again.", lost.Message);
    }
}

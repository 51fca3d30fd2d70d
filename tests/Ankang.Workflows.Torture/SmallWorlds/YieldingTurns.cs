namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>Every call gives way to whatever waits; Microsoft Coyote decides what that is.</summary>
internal sealed class YieldingTurns : ITurns
{
    public async Task EnterAsync(int host) => await Task.Yield();
}

using Ankang.Workflows.Web.Overview;
using Microsoft.Azure.Functions.Worker;

namespace Ankang.Workflows.AzureFunctions.Timers;

/// <summary>Sends 早报 where the settings ask for it (<c>Mail:Morning</c>): asks every five minutes whether its time has come.</summary>
/// <remarks>As <see cref="DispatchTimer"/>, its schedule names no hour: which it is the injected clock says.</remarks>
public sealed class MorningTimer(MorningRound? round = null)
{
    [Function(nameof(MorningTimer))]
    public Task RunAsync([TimerTrigger("15 */5 * * * *")] TimerInfo timer, CancellationToken cancellation) =>
        round is null ? Task.CompletedTask : round.RunAsync(cancellation);
}

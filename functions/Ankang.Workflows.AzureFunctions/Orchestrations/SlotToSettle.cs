using Ankang.Workflows.Dispatch;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>A slot whose stages went through, or rest.</summary>
public sealed record SlotToSettle(string List, SlotWork Work);

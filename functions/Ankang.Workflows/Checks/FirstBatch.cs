using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Checks;

/// <summary>What the first slot after 正式启用 would send if it were pressed now and nobody acted before.</summary>
/// <param name="People">How many different addresses it goes to.</param>
public sealed record FirstBatch(Slot Slot, int Mails, int People);

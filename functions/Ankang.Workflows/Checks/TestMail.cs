using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Checks;

/// <summary>The last test mail of a list: proof that mails of this host arrive, once its code was typed back.</summary>
/// <param name="Code">Six digits, which stand in the mail alone.</param>
/// <param name="SentAt">UTC.</param>
/// <param name="By">Who asked for it; then who typed the code.</param>
/// <param name="Fault">Why the mail server did not take it; null where it did.</param>
/// <param name="Tries">How often a wrong code was typed.</param>
/// <param name="ArrivedAt">When the code was typed back, UTC; null until then.</param>
public sealed record TestMail(
    string To,
    string Code,
    DateTimeOffset SentAt,
    Actor By,
    string? Fault,
    int Tries = 0,
    DateTimeOffset? ArrivedAt = null
);

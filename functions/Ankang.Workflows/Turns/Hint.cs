using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Turns;

/// <summary>Tells a sleeping host that an obligation's moment got earlier. It may be lost: the table is the truth.</summary>
public delegate void Hint(ObligationRef obligation);

using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Bulletins;

/// <summary>签批意见 on a draft.</summary>
/// <param name="Agreed">同意; else 退回.</param>
/// <param name="Words">As he wrote them; empty where he only agreed.</param>
/// <param name="At">UTC.</param>
/// <param name="Figures">The numbers that he saw: those of a draft go on following the items.</param>
public sealed record LeaderOpinion(bool Agreed, string Words, Actor Who, DateTimeOffset At, string Request, BulletinFigures Figures);

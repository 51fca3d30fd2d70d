using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Bulletins;

/// <summary>发送范围 of an issued bulletin. Who these people are, and under which addresses, the directory says on the day it leaves.</summary>
/// <param name="Units">Ids, in the order of the bulletin.</param>
/// <param name="Roles">联络员 (a 副联络员 too), 分管领导, 主要负责人 of the units.</param>
/// <param name="ToLeader">To 分管领导 and 主要负责人 of the office's own unit, too.</param>
public sealed record BulletinMailing(IReadOnlyList<string> Units, IReadOnlyList<RecipientRole> Roles, bool ToLeader);

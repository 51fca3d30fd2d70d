using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Bulletins;

/// <summary>印发: what was frozen, by whom and when.</summary>
/// <param name="Number">发文字号, as the person typed it.</param>
/// <param name="On">印发日期</param>
/// <param name="At">When it was entered, UTC.</param>
/// <param name="Paper">As it was issued.</param>
public sealed record BulletinIssue(string Number, DateOnly On, Actor Who, DateTimeOffset At, string Request, BulletinPaper Paper)
{
    /// <summary>发送范围; null where it is mailed to nobody, and for one that was issued before this was asked.</summary>
    public BulletinMailing? Mailing { get; init; }
}

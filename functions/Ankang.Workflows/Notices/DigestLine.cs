namespace Ankang.Workflows.Notices;

/// <summary>One item of the office's digest (抄告).</summary>
/// <param name="Unit">As the table names it; lines stand in the order given.</param>
/// <param name="ReplyBy">Null where the rung names none (约谈).</param>
public sealed record DigestLine(string Unit, NoticeItem Item, DateOnly? ReplyBy);

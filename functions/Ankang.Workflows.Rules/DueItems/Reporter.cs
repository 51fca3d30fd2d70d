namespace Ankang.Workflows.Rules.DueItems;

/// <summary>Who filled in a report (填报人), and by which door it came: beside whose link it was, which <see cref="Report.By"/> says.</summary>
/// <param name="Name">As he named himself; null where nobody was named.</param>
/// <param name="Phone">For the office; null where it was not asked or not given.</param>
/// <param name="Words">As the history says it: 经联络员张三邮件入口报送, 经联络员张三邮件入口由李四报送, 经接口由李四报送.</param>
public sealed record Reporter(string? Name, string? Phone, string Words);

using System.ComponentModel;

namespace Ankang.Workflows.Web.Api;

/// <summary>One report (报送) of an item.</summary>
public sealed record ApiReport(
    DateTimeOffset At,
    DateOnly CompletedOn,
    int Count,
    int Within,
    [property: Description("False once it was returned (退回补正) or taken back (撤回更正).")] bool Counts,
    [property: Description("Who reported, and by which door, in Chinese: 经联络员张三邮件入口报送.")] string? Reporter,
    [property: Description("The way it came, in Chinese: 登录, 邮件入口, 接口. Null for a report of before that was kept.")] string? Channel
);

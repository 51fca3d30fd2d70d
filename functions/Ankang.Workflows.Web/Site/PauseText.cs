using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.Web.Site;

/// <summary>What a 暂停 is of, in words.</summary>
internal static class PauseText
{
    /// <summary>整个清单, a unit's name, or 第14项 新闻宣传稿件.</summary>
    public static string What(ListInForce list, Pause pause, DateOnly today) =>
        pause.Unit is { } unit ? list.Directory.Find(unit)?.NameOn(today).Full ?? unit
        : pause.Obligation is { } duty
            ? list.Catalogue.Find(duty) is { } known ? $"第{known.Task}项 {known.ShortName}"
                : duty
        : "整个清单";
}

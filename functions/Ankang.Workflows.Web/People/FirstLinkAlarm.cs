using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Web.People;

/// <summary>
/// What stays of a link of the first sign-in where there are people already: whoever can start the host, or has its key, can let himself
/// in, and nobody of the office may miss it.
/// </summary>
internal static class FirstLinkAlarm
{
    public const string Made = "生成新的首次登录链接";
    public const string Used = "用新的首次登录链接登记为市安委办";
    private const string About = "first";
    private static readonly TimeSpan Stands = TimeSpan.FromDays(30);

    public static StoreChange Line(DateTimeOffset at, Actor who, string text) => PersonRows.Line(new PersonChange(at, who, About, "首次登录", text));

    /// <summary>What still has to be looked at, newest first.</summary>
    public static IReadOnlyList<PersonChange> Of(IEnumerable<PersonChange> changes, DateTimeOffset now) =>
        [.. changes.Where(c => c.Text is Made or Used && now - c.At < Stands)];
}

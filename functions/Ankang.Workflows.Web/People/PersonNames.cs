using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Web.People;

/// <summary>What people may be called: histories show names, so no two may look alike, and none may look like a part of the product.</summary>
internal static class PersonNames
{
    /// <summary>What histories call those who are no persons of the office; a name that holds one of them would be read as theirs.</summary>
    private static readonly string[] Reserved =
    [
        "系统",
        "安委办",
        "安委会办公室",
        "联络员",
        "分管领导",
        "主要负责人",
        "接口",
        "密钥",
        "管理员",
        "主机账号",
        "委托",
        "模拟",
        "（已删除）",
    ];

    /// <summary>How a name is told from others: blanks, width and case of its letters make no other name of it.</summary>
    public static string KeyOf(string name) =>
        string.Concat(TypedText.Narrow(name).Where(c => !char.IsWhiteSpace(c) && !IsUnseen(c))).ToUpperInvariant();

    /// <summary>What is wrong with a name by itself; null when nothing is.</summary>
    public static string? Fault(string name) =>
        name.Any(c => char.IsControl(c) || IsUnseen(c)) ? "姓名中有看不见的字符，请重新填写。"
        : Reserved.FirstOrDefault(r => KeyOf(name).Contains(KeyOf(r), StringComparison.Ordinal)) is { } word
            ? $"姓名不能含有“{word}”：台账用它称呼系统、单位人员或接口。请填写本人姓名。"
        : null;

    /// <summary>Who is called so already, but for the account itself.</summary>
    public static Person? Namesake(IEnumerable<Person> people, string account, string name) =>
        people.FirstOrDefault(p => p.Account != account && KeyOf(p.Name) == KeyOf(name));

    public static FormError TakenBy(Person other) =>
        new("name", $"已有同名人员（账号{other.Account}）。台账按姓名显示，请加以区分，如“{other.Name}（综合科）”。");

    /// <summary>What stands among the people from before names were looked at, with its mend; empty when all is well.</summary>
    public static IReadOnlyList<(Person Person, string Fault)> FaultsOf(IReadOnlyList<Person> people) =>
        [
            .. people
                .Select(p => (Person: p, Fault: Fault(p.Name) ?? (Namesake(people, p.Account, p.Name) is { } other ? TakenBy(other).Message : null)))
                .Where(f => f.Fault is not null)
                .Select(f => (f.Person, f.Fault!)),
        ];

    // Signs that take no room, or turn the direction of what follows.
    private static bool IsUnseen(char c) => CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.Format or UnicodeCategory.OtherNotAssigned;
}

using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Contacts;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>A unit of a draft as the office corrects it.</summary>
/// <param name="Renamed">A later name and its first day; null where it keeps its name.</param>
/// <param name="ReplacedBy">Ids of the units that take over from <paramref name="ReplacedFrom"/>: one for 并入, several for 分设; empty with a day for 撤销.</param>
/// <param name="Contacts">Null where they are edited elsewhere: those of units that the product knows already.</param>
public sealed record UnitEdit(
    string Full,
    string Short,
    (string Full, DateOnly From)? Renamed,
    Rung MaxRung,
    IReadOnlyList<string> ReplacedBy,
    DateOnly? ReplacedFrom,
    ContactEdit? Contacts
)
{
    private const int LongestName = 40;

    /// <summary>The directory with the unit corrected, or what is wrong.</summary>
    public (UnitDirectory? After, IReadOnlyList<FormError> Errors, string Line) Apply(UnitDirectory directory, string id)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (directory.Find(id) is not { } unit)
            return (null, [new FormError("", "没有这个单位，可能刚被更改。")], "");
        List<FormError> errors = [.. Check(directory, unit)];
        if (errors.Count > 0)
            return (null, errors, "");
        List<UnitName> names = [new UnitName(Full, Short.Length > 0 ? Short : Full, unit.Names[0].ValidFrom), .. unit.Names.Skip(1)];
        if (Renamed is { } later)
            names.Add(new UnitName(later.Full, later.Full, later.From));
        ResponsibleUnit after = unit with
        {
            Names = names,
            MaxRung = MaxRung,
            Sample = unit.Sample && Contacts is null,
            Replaced =
                ReplacedFrom is { } from ? new UnitReplacement(ReplacedBy, from)
                : unit.Replaced is null || unit.Replaced == UnitReplacement.Never ? unit.Replaced
                : UnitReplacement.Never,
        };
        if (Contacts is not null)
            after = Contacts.Apply(after);
        return (new UnitDirectory([.. directory.Units.Select(u => u.Id == id ? after : u)], directory.Groups), [], $"更正单位“{Full}”");
    }

    /// <summary>The directory with a further unit.</summary>
    public (UnitDirectory? After, IReadOnlyList<FormError> Errors, string Line) Add(UnitDirectory directory, string id)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var unit = new ResponsibleUnit { Id = id, Names = [new UnitName(Full, Short.Length > 0 ? Short : Full, DateOnly.MinValue)] };
        List<FormError> errors = [.. Check(directory, unit)];
        if (!Ids.IsValid(id))
            errors.Add(new FormError("id", $"单位编号由小写字母、数字和单个短横组成，最多{Ids.MaxLength}字符，例：hanbin。"));
        else if (directory.Knows(id))
            errors.Add(new FormError("id", "该编号已有单位或单位组使用，请换一个。"));
        if (errors.Count > 0)
            return (null, errors, "");
        unit = unit with { MaxRung = MaxRung };
        if (Contacts is not null)
            unit = Contacts.Apply(unit);
        return (new UnitDirectory([.. directory.Units, unit], directory.Groups), [], $"增加单位“{Full}”");
    }

    /// <summary>The directory with another roster of a group.</summary>
    public static (UnitDirectory? After, IReadOnlyList<FormError> Errors, string Line) Members(
        UnitDirectory directory,
        string group,
        IReadOnlyList<string> members
    )
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (directory.Groups.FirstOrDefault(g => g.Id == group) is not { } known)
            return (null, [new FormError("", "没有这个单位组，可能刚被更改。")], "");
        if (members.Count == 0)
            return (null, [new FormError("members", "请选择至少一个单位。")], "");
        if (members.FirstOrDefault(m => directory.Find(m) is null) is not null)
            return (null, [new FormError("members", "所选单位中有的已不在名录，请重新选择。")], "");
        UnitGroup after = known with { Members = [.. directory.Units.Select(u => u.Id).Where(members.Contains)], Sample = false };
        return (
            new UnitDirectory(directory.Units, [.. directory.Groups.Select(g => g.Id == group ? after : g)]),
            [],
            $"更正“{known.Name}”名册，共{members.Count}个单位"
        );
    }

    /// <summary>The directory without a unit that nothing asks and no group holds: a stand-in whose roster was written.</summary>
    public static (UnitDirectory? After, IReadOnlyList<FormError> Errors, string Line) Remove(UnitDirectory directory, string id)
    {
        ArgumentNullException.ThrowIfNull(directory);
        if (directory.Find(id) is not { } unit)
            return (null, [new FormError("", "没有这个单位，可能刚被更改。")], "");
        string[] groups = [.. directory.Groups.Where(g => g.Members.Contains(id)).Select(g => g.Name)];
        if (groups.Length > 0)
            return (null, [new FormError("", $"该单位还在“{string.Join("”“", groups)}”的名册中，请先从名册中去掉。")], "");
        if (directory.Units.FirstOrDefault(u => u.SeatedIn == id || u.Replaced?.By.Contains(id) == true) is { } other)
            return (null, [new FormError("", $"“{other.Names[^1].Full}”设在该单位或由其承接，不能移除。")], "");
        return (new UnitDirectory([.. directory.Units.Where(u => u.Id != id)], directory.Groups), [], $"移除单位“{unit.Names[^1].Full}”");
    }

    private IEnumerable<FormError> Check(UnitDirectory directory, ResponsibleUnit unit)
    {
        if (Full.Length is 0 or > LongestName)
            yield return new FormError("full", $"请填写单位名称，最多{LongestName}字。");
        if (Short.Length > LongestName)
            yield return new FormError("short", $"最多{LongestName}字。");
        if (Renamed is { } later)
        {
            if (later.Full.Length is 0 or > LongestName)
                yield return new FormError("renamed", $"请填写新名称，最多{LongestName}字。");
            if (later.From <= unit.Names[^1].ValidFrom)
                yield return new FormError("renamedFrom", $"更名日期须晚于现名称的起始日期（{ChineseDates.Full(unit.Names[^1].ValidFrom)}）。");
        }

        if (ReplacedBy.Count > 0 && ReplacedFrom is null)
            yield return new FormError("replacedFrom", "请填写承接的起始日期。");
        if (ReplacedBy.Contains(unit.Id))
            yield return new FormError("replacedBy", "单位不能由自己承接。");
        if (ReplacedBy.Any(b => directory.Find(b) is null))
            yield return new FormError("replacedBy", "承接单位已不在名录，请重新选择。");
        if (Contacts is null)
            yield break;
        foreach ((string field, string message) in Contacts.Check())
            yield return new FormError($"{field}-email", message);
    }
}

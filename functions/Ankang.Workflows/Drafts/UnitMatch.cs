using Ankang.Workflows.Answers;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Catalogue.Import;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>A name that the list prints means a unit or group that the directory has: its duties are asked of that one.</summary>
internal static class UnitMatch
{
    /// <param name="unit">The unit or group that the import made of the name; it goes.</param>
    /// <param name="means">The one that is meant.</param>
    public static (ListDraft After, IReadOnlyList<FormError> Errors, string Line)? Apply(
        ListDraft draft,
        CatalogueFolder folder,
        string unit,
        string means
    )
    {
        UnitDirectory directory = folder.Directory;
        if (!UnitSkeleton.IsDrafted(unit) || !directory.Knows(unit))
            return null;
        if (!directory.Knows(means) || means == unit)
            return (draft, [new FormError("means", "请选择名录中的单位。")], "");
        bool isGroup = directory.Find(means) is null;
        if (isGroup && directory.Find(unit) is not null && InRoster(directory, unit) is { } roster)
            return (draft, [new FormError("means", $"该单位在“{roster.Name}”的名册中，不能改为单位组。")], "");

        var text = new CatalogueText(draft.Catalogue);
        foreach (Obligation duty in folder.Catalogue.Obligations.Where(o => o.AskedOf.Contains(unit) || o.Helpers.Contains(unit)))
        {
            string[] asked = Replaced(duty.AskedOf),
                helpers = [.. Replaced(duty.Helpers).Except(asked)];
            DutyEdit edit = DutyEdit.Of(duty) with { AskedOf = asked, Helpers = helpers };
            text.SetDuty(duty.Id, edit.Values(duty));
        }

        if (folder.Catalogue.List.OfficeUnit == unit)
        {
            if (isGroup)
                return (draft, [new FormError("means", "该单位是安委办本身，请选择一个单位，不要选择单位组。")], "");
            text.SetHead("list", [("officeUnit", means)]);
        }

        string standIn = UnitSkeleton.StandInOf(unit);
        var after = new UnitDirectory(
            [.. directory.Units.Where(u => u.Id != unit && (u.Id != standIn || directory.Groups.Any(g => g.Id != unit && g.Members.Contains(u.Id))))],
            [.. directory.Groups.Where(g => g.Id != unit).Select(g => g.Members.Contains(unit) ? g with { Members = Replaced(g.Members) } : g)]
        );
        return (draft with { Catalogue = text.ToString(), Units = DirectoryText.Write(after) }, [], $"“{NameOf(unit)}”即“{NameOf(means)}”");

        string[] Replaced(IReadOnlyList<string> ids) => [.. ids.Select(i => i == unit ? means : i).Distinct()];

        string NameOf(string id) => directory.Find(id)?.Names[^1].Full ?? directory.Groups.First(g => g.Id == id).Name;
    }

    private static UnitGroup? InRoster(UnitDirectory directory, string unit) => directory.Groups.FirstOrDefault(g => g.Members.Contains(unit));
}

using Ankang.Workflows.Answers;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Contacts;
using Ankang.Workflows.Web.Look;

namespace Ankang.Workflows.Web.Drafts;

/// <summary>What was typed into the form of a unit.</summary>
internal static class UnitFormReader
{
    /// <param name="hasContacts">False for a unit that the product knows: its people are edited on its own page.</param>
    /// <returns>Null, with what is wrong, where it cannot be read.</returns>
    public static UnitEdit? Read(Typed typed, bool hasContacts, List<FormError> errors)
    {
        if (!Enum.TryParse(typed["maxRung"], out Rung rung) || !Enum.IsDefined(rung))
            errors.Add(new FormError("maxRung", "请选择最高层级。"));
        DateOnly? from = typed["renamed"].Length > 0 ? typed.Date("renamedFrom", "请填写新名称的起始日期。", errors) : null;
        DateOnly? replaced = typed["replacedFrom"].Length > 0 ? typed.Date("replacedFrom", "", errors) : null;
        var edit = new UnitEdit(
            typed["full"],
            typed["short"],
            from is { } day ? (typed["renamed"], day) : null,
            rung,
            [.. typed.All("replacedBy").Where(b => b.Length > 0).Distinct()],
            replaced,
            hasContacts ? ContactField.Read((role, part) => typed[$"{role}-{part}"]) : null
        );
        return errors.Count == 0 ? edit : null;
    }
}

using System.Globalization;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Drafts;

/// <summary>What stands at the head of a list, and the office's own card, as they are corrected.</summary>
public sealed record ListEdit(
    string Id,
    string Number,
    string Title,
    string Issuer,
    string IssuerShort,
    string OfficeUnit,
    DateOnly IssuedOn,
    DateOnly EffectiveFrom,
    DateOnly ClosesOn,
    OfficeCard Office
)
{
    public static ListEdit Of(YearCatalogue catalogue)
    {
        ArgumentNullException.ThrowIfNull(catalogue);
        TaskList list = catalogue.List;
        return new ListEdit(
            list.Id,
            list.Number,
            list.Title,
            list.Issuer,
            list.IssuerShort,
            list.OfficeUnit,
            list.IssuedOn,
            list.EffectiveFrom,
            list.ClosesOn,
            catalogue.Office
        );
    }

    public IReadOnlyList<FormError> Check(string published, UnitDirectory directory)
    {
        ArgumentNullException.ThrowIfNull(directory);
        var errors = new List<FormError>();
        string text = Blanks.Removed(published);
        Require(Ids.IsValid(Id), "id", $"清单编号由小写字母、数字和单个短横组成，最多{Ids.MaxLength}字符，例：ankang-2026。");
        foreach (
            (string field, string value, string what) in new[]
            {
                ("number", Number, "发文字号"),
                ("title", Title, "文件名称"),
                ("issuer", Issuer, "发文机关"),
            }
        )
        {
            if (value.Length == 0)
                errors.Add(new FormError(field, $"请填写{what}。"));
            else if (!text.Contains(Blanks.Removed(value), StringComparison.Ordinal))
                errors.Add(new FormError(field, $"{what}须与印发的清单一字不差；清单原文中没有“{value}”。"));
        }

        Require(IssuerShort.Length is > 0 and <= 12, "issuerShort", "请填写发文机关简称，最多12字。");
        Require(directory.Find(OfficeUnit) is not null, "officeUnit", "请选择安委办自己的单位。");
        Require(ClosesOn > EffectiveFrom, "closesOn", "关闭日期须晚于生效日期。");
        Require(Office.Name.Length > 0, "officeName", "请填写安委办名称。");
        Require(EmailAddress.IsValid(Office.Email), "officeEmail", $"“{Office.Email}”不是邮箱地址。");
        Require(Office.ContactName.Length > 0, "contactName", "请填写联系人。");
        Require(Office.Phone.Length > 0, "phone", "请填写电话。");
        return errors;

        void Require(bool right, string field, string message)
        {
            if (!right)
                errors.Add(new FormError(field, message));
        }
    }

    internal IEnumerable<(string Key, string? Value)> ListValues() =>
        [
            ("number", DirectoryText.Quoted(Number)),
            ("title", DirectoryText.Quoted(Title)),
            ("issuer", DirectoryText.Quoted(Issuer)),
            ("issuerShort", DirectoryText.Quoted(IssuerShort)),
            ("officeUnit", OfficeUnit),
            ("issuedOn", Day(IssuedOn)),
            ("effectiveFrom", Day(EffectiveFrom)),
            ("closesOn", Day(ClosesOn)),
            ("id", Id),
        ];

    internal IEnumerable<(string Key, string? Value)> OfficeValues() =>
        [
            ("name", DirectoryText.Quoted(Office.Name)),
            ("email", DirectoryText.Quoted(Office.Email)),
            ("contactName", DirectoryText.Quoted(Office.ContactName)),
            ("phone", DirectoryText.Quoted(Office.Phone)),
        ];

    private static string Day(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}

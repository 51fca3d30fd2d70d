using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.People;

/// <summary>What the office typed about a person, kept so that a faulty entry can be shown again.</summary>
/// <param name="Version">ETag of the row that the form was made from; empty for a new person.</param>
public sealed record PersonForm(string Account, string Name, string Role, IReadOnlyList<string> Units, string Version)
{
    public const int LongestName = 20;
    public static readonly PersonForm Empty = new("", "", nameof(PersonRole.Reader), [], "");

    public static PersonForm Read(IFormCollection form) =>
        new(
            PersonAccount.Normalize(form["account"]),
            form["name"].ToString().Trim(),
            form["role"].ToString(),
            [.. form["unit"].OfType<string>().Distinct()],
            form["version"].ToString()
        );

    public static PersonForm Of(Person person, string version) => new(person.Account, person.Name, person.Role.ToString(), person.Units, version);

    public PersonRole? RoleOrNull => Enum.TryParse(Role, out PersonRole role) && Enum.IsDefined(role) ? role : null;

    /// <summary>What is wrong, field by field; empty when all is well.</summary>
    public IEnumerable<FormError> Errors(UnitDirectory directory)
    {
        foreach (FormError error in NameErrors(Name).Concat(AccountErrors(Account)))
            yield return error;
        if (RoleOrNull is null)
            yield return new FormError("role", "请选择角色。");
        if (RoleOrNull == PersonRole.Supervisor && Units.Count == 0)
            yield return new FormError("unit", "请选择分管的单位。");
        if (Units.FirstOrDefault(u => directory.Find(u) is null) is not null)
            yield return new FormError("unit", "所选单位中有的已不在单位名录，请重新选择。");
    }

    internal static IEnumerable<FormError> AccountErrors(string account)
    {
        if (!PersonAccount.IsValid(account))
            yield return new FormError("account", $"账号由2至{PersonAccount.MaxLength}个英文字母、数字或 . _ @ + - 组成，以字母或数字开头。");
    }

    internal static IEnumerable<FormError> NameErrors(string name)
    {
        if (name.Length is 0 or > LongestName)
            yield return new FormError("name", $"请填写姓名，最多{LongestName}字。");
        else if (PersonNames.Fault(name) is { } fault)
            yield return new FormError("name", fault);
    }
}

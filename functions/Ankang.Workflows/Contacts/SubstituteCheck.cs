using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Contacts;

/// <summary>What is wrong with a 委托 as a form names it.</summary>
public static class SubstituteCheck
{
    private const int LongestText = 50;

    /// <param name="today">Asia/Shanghai.</param>
    /// <returns>Field by field (<c>name</c>, <c>email</c>, <c>from</c>, <c>to</c>), in Chinese; empty when all is well.</returns>
    public static IReadOnlyList<FormError> Of(Substitute named, ResponsibleUnit unit, DateOnly today)
    {
        ArgumentNullException.ThrowIfNull(named);
        ArgumentNullException.ThrowIfNull(unit);
        (string? name, string email, string? phone) = (named.Contact.Name, named.Contact.Email, named.Contact.Phone);
        var errors = new List<FormError>();
        if (unit.Liaison is null)
            errors.Add(new("email", "该单位没有联络员，无人可以委托；请先登记联络员。"));
        if (string.IsNullOrWhiteSpace(name))
            errors.Add(new("name", "请填写受托人姓名，台账以其姓名记载。"));
        if ($"{name}{phone}".Any(char.IsControl) || name?.Length > LongestText || phone?.Length > LongestText)
            errors.Add(new("name", $"姓名、电话各不超过{LongestText}字，不能换行。"));
        if (!EmailAddress.IsValid(email))
            errors.Add(new("email", email.Length == 0 ? "请填写受托人邮箱。" : $"“{email}”不是邮箱地址，例：lisi@example.org。"));
        else if (unit.Contacts.Any(c => c.Contact.Email == email && (c.Role == ContactRole.Liaison || c.Role.IsDeputy())))
            errors.Add(new("email", "该邮箱已是本单位联络员或副联络员的邮箱，可以直接报送，无需委托。"));
        if (named.To < named.From || named.To < today)
            errors.Add(new("to", "截止日期不能早于开始日期和今天。"));
        else if (named.To.DayNumber - named.From.DayNumber >= Substitute.MostDays)
            errors.Add(new("to", $"委托最长{Substitute.MostDays}天；更久的请更换联络员。"));
        return errors;
    }
}

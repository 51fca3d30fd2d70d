using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Confirmation;

/// <summary>How a report's reporter is said, and what is wrong with how he named himself.</summary>
public static class ReporterText
{
    private const int LongestName = 30;
    private const int LongestPhone = 30;

    /// <summary>Who reports by the link in a mail.</summary>
    /// <param name="capacity">联络员, 分管领导: whose link it is.</param>
    /// <param name="holder">His name in the directory; null where it has the post only.</param>
    /// <param name="standsIn">4月1日至10日, where the holder does on these days the work of the one whose capacity it is (委托); else null.</param>
    public static Reporter ByLink(string capacity, string? holder, string? name, string? phone, string? standsIn = null)
    {
        string door = standsIn is null ? $"经{capacity}{holder ?? name}邮件入口" : $"经受托人{holder}邮件入口（代{capacity}，{standsIn}）";
        return new(name, phone, name is null || holder is null || holder == name ? $"{door}报送" : $"{door}由{name}报送");
    }

    /// <summary>Whom a program names as the reporter.</summary>
    public static Reporter ByApi(string name) => new(name, null, $"经接口由{name}报送");

    /// <summary>What is wrong with the name or the telephone; empty when all is well.</summary>
    public static IEnumerable<FormError> Check(Reporter reporter)
    {
        ArgumentNullException.ThrowIfNull(reporter);
        if (reporter.Name is { } name && (name.Length > LongestName || name.Any(char.IsControl)))
            yield return new FormError("reporter", $"填报人姓名不超过{LongestName}字，不能换行。");
        if (reporter.Phone is { } phone && (phone.Length > LongestPhone || !phone.Any(char.IsAsciiDigit) || phone.Any(char.IsControl)))
            yield return new FormError("phone", $"“{phone}”不是电话号码，请填写数字，例：0915-3210000。");
    }
}

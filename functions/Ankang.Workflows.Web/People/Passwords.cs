using Ankang.Workflows.Answers;
using Ankang.Workflows.Web.Site;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace Ankang.Workflows.Web.People;

/// <summary>What a password must be, and how it is hashed.</summary>
internal static class Passwords
{
    public const int Shortest = 10;
    public const int Longest = 128;

    public static readonly IOptions<PasswordHasherOptions> Hashing = Options.Create(new PasswordHasherOptions { IterationCount = 210_000 });

    public static IEnumerable<FormError> Errors(string password, string again, string account)
    {
        if (password.Length is < Shortest or > Longest)
            yield return new FormError(SecretFields.Password, $"密码须为{Shortest}至{Longest}个字符。");
        else if (password.All(char.IsAsciiDigit) || password.Distinct().Count() < Shortest / 2)
            yield return new FormError(SecretFields.Password, "密码不能全为数字，也不能由少数几个字符重复而成。");
        else if (CommonPasswords.Has(password))
            yield return new FormError(SecretFields.Password, "这是常见的密码，或在常见词语前后加了数字、符号，容易被猜到，请换一个。");
        else if (account.Length > 0 && password.Contains(account, StringComparison.OrdinalIgnoreCase))
            yield return new FormError(SecretFields.Password, "密码不能包含账号。");
        else if (password != again)
            yield return new FormError("again", "两次输入的密码不一致。");
    }
}

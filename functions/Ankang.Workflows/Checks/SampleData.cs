namespace Ankang.Workflows.Checks;

/// <summary>What can be nobody's: addresses on domains that are reserved for examples, and telephone numbers of noughts.</summary>
internal static class SampleData
{
    private static readonly string[] Reserved = ["example.org", "example.com", "example.net", "example", "test", "invalid"];

    public static bool IsAddress(string email)
    {
        string domain = email[(email.IndexOf('@') + 1)..];
        return Reserved.Any(r =>
            domain.Equals(r, StringComparison.OrdinalIgnoreCase) || domain.EndsWith($".{r}", StringComparison.OrdinalIgnoreCase)
        );
    }

    // 0915-0000000: past the area code only noughts.
    public static bool IsPhone(string phone) => phone.Split('-')[^1].Where(char.IsAsciiDigit).All(d => d == '0');
}

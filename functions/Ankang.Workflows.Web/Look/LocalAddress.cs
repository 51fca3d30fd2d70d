namespace Ankang.Workflows.Web.Look;

/// <summary>An address from a form or query must not send people elsewhere.</summary>
internal static class LocalAddress
{
    private const int Longest = 2000;

    /// <summary>The address where it is a path of this host, else null.</summary>
    public static string? OrNull(string? address) =>
        address is { Length: > 0 and <= Longest }
        && address[0] == '/'
        && !address.StartsWith("//", StringComparison.Ordinal)
        && !address.Contains('\\')
        && address.All(c => c is > ' ' and < '\x7f')
            ? address
            : null;
}

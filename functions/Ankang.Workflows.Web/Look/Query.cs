using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace Ankang.Workflows.Web.Look;

/// <summary>Reads and writes what stands in the address bar.</summary>
internal static class Query
{
    public static string? Text(this IQueryCollection query, string name) => query[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    public static int? Number(this IQueryCollection query, string name) =>
        int.TryParse(query[name], NumberStyles.None, CultureInfo.InvariantCulture, out int n) ? n : null;

    public static DateOnly? Date(this IQueryCollection query, string name) =>
        DateOnly.TryParseExact(query[name], "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly d) ? d : null;

    /// <summary>A path with those of the fields that say something.</summary>
    public static string Url(string path, params IEnumerable<(string Name, string? Value)> fields)
    {
        string query = string.Join('&', fields.Where(f => f.Value is not null).Select(f => $"{f.Name}={Uri.EscapeDataString(f.Value!)}"));
        return query.Length == 0 ? path : $"{path}?{query}";
    }
}

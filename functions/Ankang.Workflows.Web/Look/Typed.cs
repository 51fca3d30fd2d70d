using System.Globalization;
using System.Security.Cryptography;
using Ankang.Workflows.Confirmation;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Ankang.Workflows.Web.Look;

/// <summary>What a person typed into a form of the office, kept as text so that it can be shown again whatever became of it.</summary>
public sealed class Typed
{
    private readonly Dictionary<string, StringValues> _fields;

    private Typed(Dictionary<string, StringValues> fields) => _fields = fields;

    public string this[string field] => _fields.GetValueOrDefault(field).ToString().Trim().ReplaceLineEndings("\n");

    /// <summary>Made when the form was rendered: sent twice, it is done once.</summary>
    public string Request => this["request"] is { Length: > 0 and <= 100 } request ? request : NewRequest();

    /// <summary>Of what the form showed; null where it carried none.</summary>
    public int? Version => Number("version");

    public static string NewRequest() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(12));

    public static async Task<Typed> ReadAsync(HttpContext context, CancellationToken cancellation) =>
        new((await context.Request.ReadFormAsync(cancellation)).ToDictionary(f => f.Key, f => f.Value));

    /// <summary>Every value of a field that may stand several times.</summary>
    public IReadOnlyList<string> All(string field) => [.. _fields.GetValueOrDefault(field).OfType<string>()];

    public bool Has(string field) => _fields.ContainsKey(field);

    public int? Number(string field) => int.TryParse(this[field], NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : null;

    /// <summary>A date that must be there; <paramref name="errors"/> says why it is not.</summary>
    public DateOnly Date(string field, string missing, List<FormError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (this[field].Length == 0)
            errors.Add(new FormError(field, missing));
        else if (TryDate(this[field], out DateOnly date))
            return date;
        else
            errors.Add(new FormError(field, "请按 2021-03-29 的格式填写日期。"));
        return default;
    }

    private static bool TryDate(string text, out DateOnly date) =>
        DateOnly.TryParseExact(
            text,
            ["yyyy-MM-dd", "yyyy-M-d", "yyyy/M/d", "yyyy年M月d日"],
            CultureInfo.InvariantCulture,
            DateTimeStyles.None,
            out date
        );
}

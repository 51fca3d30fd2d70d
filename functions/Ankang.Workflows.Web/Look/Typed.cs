using System.Security.Cryptography;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Rules.Catalogue;
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

    /// <summary>What a form brought; nothing where the request carries no form.</summary>
    public static async Task<Typed> ReadAsync(HttpContext context, CancellationToken cancellation) =>
        context.Request.HasFormContentType
            ? new((await context.Request.ReadFormAsync(cancellation)).ToDictionary(f => f.Key, f => f.Value))
            : new([]);

    /// <summary>Every value of a field that may stand several times.</summary>
    public IReadOnlyList<string> All(string field) => [.. _fields.GetValueOrDefault(field).OfType<string>()];

    public bool Has(string field) => _fields.ContainsKey(field);

    public int? Number(string field) => TypedText.Number(this[field]);

    /// <summary>A mail address, full-width signs read as what they mean.</summary>
    public string Address(string field) => TypedText.Address(this[field]);

    /// <summary>A date that must be there; <paramref name="errors"/> says why it is not.</summary>
    public DateOnly Date(string field, string missing, List<FormError> errors)
    {
        ArgumentNullException.ThrowIfNull(errors);
        if (this[field].Length == 0)
            errors.Add(new FormError(field, missing));
        else if (TypedText.Date(this[field]) is { } date)
            return date;
        else
            errors.Add(new FormError(field, "请按 2021-03-29 的格式填写日期。"));
        return default;
    }
}

using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>What a pending 更正 remembers of the rungs that it withdraws.</summary>
/// <param name="Reason">As the mail says it: 因我办登记有误.</param>
/// <param name="Rungs">The lowest first.</param>
/// <param name="To">Whom their mails reached.</param>
internal sealed record CorrectionText(string Reason, IReadOnlyList<CorrectedRung> Rungs, IReadOnlyList<Recipient> To)
{
    private static readonly JsonSerializerOptions Json = new()
    {
        Converters = { new JsonStringEnumConverter() },
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // Chinese stays readable in the tables
        RespectNullableAnnotations = true,
        RespectRequiredConstructorParameters = true,
    };

    /// <summary>What it withdraws and why, whoever is told.</summary>
    public string What => $"{Reason}|{string.Join(',', Rungs.Select(r => $"{r.Rung} {r.On:yyyy-MM-dd}"))}";

    /// <summary>Tells the mails of several corrections in one slot apart.</summary>
    public static string SuffixOf(string text) => $"-{ContentVersion.Of(Read(text).What)}";

    /// <summary>Both, where a further correction of the item is made before this one was sent.</summary>
    public CorrectionText And(CorrectionText later) =>
        new(
            later.Reason == Reason ? Reason : $"{Reason}；{later.Reason}",
            [.. Rungs.Concat(later.Rungs).OrderBy(r => r.Rung).ThenBy(r => r.On)],
            [.. To.Concat(later.To).DistinctBy(r => r.Email)]
        );

    public override string ToString() => JsonSerializer.Serialize(this, Json);

    public static CorrectionText Read(string text) =>
        JsonSerializer.Deserialize<CorrectionText>(text, Json) ?? throw new InvalidDataException("A pending correction says nothing.");
}

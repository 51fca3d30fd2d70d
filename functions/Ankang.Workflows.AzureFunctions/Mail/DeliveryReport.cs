using System.Text.Json;
using Ankang.Workflows.Dispatch;

namespace Ankang.Workflows.AzureFunctions.Mail;

/// <summary>What Communication Services reports of one recipient of one mail, as Event Grid carries it.</summary>
/// <param name="Operation">The operation id under which the mail was handed in.</param>
/// <param name="Status">Null for a report that says nothing of the delivery (a distribution list was expanded).</param>
/// <param name="Detail">The receiving server's words; null for none.</param>
public sealed record DeliveryReport(Guid Operation, string Recipient, DeliveryStatus? Status, string? Detail)
{
    private const string EventType = "Microsoft.Communication.EmailDeliveryReportReceived";

    /// <summary>Reads an event in either schema of Event Grid.</summary>
    /// <returns>Null for an event of another type.</returns>
    /// <exception cref="FormatException">It is no event, or lacks what a report has.</exception>
    public static DeliveryReport? Read(string json)
    {
        try
        {
            using JsonDocument document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            string? type = Text(root, "eventType") ?? Text(root, "type");
            if (type is null)
                throw new FormatException("The message has neither eventType nor type.");
            if (type != EventType)
                return null;
            JsonElement data = root.GetProperty("data");
            string? detail = data.TryGetProperty("deliveryStatusDetails", out JsonElement details) ? Text(details, "statusMessage") : null;
            return new DeliveryReport(
                data.GetProperty("messageId").GetGuid(),
                data.GetProperty("recipient").GetString() ?? "",
                StatusOf(Text(data, "status")),
                detail
            );
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException)
        {
            throw new FormatException($"The message is no delivery report: {e.Message}", e);
        }
    }

    private static DeliveryStatus? StatusOf(string? status) =>
        status switch
        {
            "Delivered" => DeliveryStatus.Delivered,
            "Suppressed" => DeliveryStatus.Suppressed,
            "Bounced" or "Failed" or "Quarantined" or "FilteredSpam" => DeliveryStatus.Bounced,
            _ => null,
        };

    private static string? Text(JsonElement parent, string name) =>
        parent.ValueKind == JsonValueKind.Object && parent.TryGetProperty(name, out JsonElement value) && value.ValueKind == JsonValueKind.String
            ? value.GetString()
            : null;
}

using System.ComponentModel.DataAnnotations;

namespace Ankang.Workflows.Notices;

/// <summary>A second channel beside mail: a robot in a group chat, or a program of the office's own.</summary>
public sealed class WebhookOptions : IValidatableObject
{
    public const string Section = "Webhook";

    private const int ShortestSecret = 16;

    /// <value>Null: no second channel.</value>
    public string? Url { get; set; }

    public WebhookFormat Format { get; set; } = WebhookFormat.Generic;

    /// <summary>What signs the messages: 钉钉 加签, 飞书 签名校验, or the generic form's key. 企业微信 has none.</summary>
    public string? Secret { get; set; }

    /// <value>10</value>
    public int TimeoutSeconds { get; set; } = 10;

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IReadOnlyList<string> Faults() => [.. FindFaults()];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) => FindFaults().Select(f => new ValidationResult(f));

    // The address is never repeated: it holds the robot's key.
    private IEnumerable<string> FindFaults()
    {
        if (!Enum.IsDefined(Format))
            yield return $"Webhook:Format is '{Format}'; write Generic, WeCom, DingTalk or Feishu.";
        if (TimeoutSeconds is < 1 or > 60)
            yield return $"Webhook:TimeoutSeconds is {TimeoutSeconds}; write 1 to 60.";
        if (Url is null)
            yield break;

        if (
            !Uri.TryCreate(Url, UriKind.Absolute, out Uri? address)
            || !(address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        )
            yield return "Webhook:Url must be the whole address that the robot's page shows, beginning with https://, or be left out.";
        if (Format == WebhookFormat.Generic && (Secret?.Length ?? 0) < ShortestSecret)
            yield return $"Webhook:Secret signs the generic form; write one of at least {ShortestSecret} characters, known to the receiver.";
        if (Format == WebhookFormat.WeCom && !string.IsNullOrEmpty(Secret))
            yield return "Webhook:Secret has no use with WeCom, whose key stands in the address; leave it out.";
    }
}

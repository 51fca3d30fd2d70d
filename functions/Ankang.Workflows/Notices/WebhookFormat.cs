namespace Ankang.Workflows.Notices;

/// <summary>Whose robot a webhook speaks to.</summary>
public enum WebhookFormat
{
    /// <summary>A program of the office's own: JSON under an HMAC-SHA-256 signature.</summary>
    Generic,

    /// <summary>企业微信群机器人</summary>
    WeCom,

    /// <summary>钉钉自定义机器人</summary>
    DingTalk,

    /// <summary>飞书自定义机器人</summary>
    Feishu,
}

namespace Ankang.Workflows.Bulletins;

/// <summary>What a person types to issue a bulletin.</summary>
/// <param name="Number">发文字号, whole: 安市安委办发〔2021〕12号.</param>
/// <param name="On">印发日期</param>
public sealed record IssueOrder(string Number, DateOnly On)
{
    /// <summary>Whom it is mailed to; null for nobody.</summary>
    public MailingChoice? Mailing { get; init; }

    /// <summary>A setting of the host: only what the leader agreed to (签批同意) is issued.</summary>
    public bool NeedsSignature { get; init; }
}

namespace Ankang.Workflows.Dispatch;

/// <summary>What "taken" means of a mail: what stayed on this machine was never sent, and is never called so.</summary>
public enum MailWay
{
    /// <summary>已发: a mail service took it.</summary>
    Sent,

    /// <summary>已存文件: no mail service is set, so it was written to a file.</summary>
    Kept,

    /// <summary>已存文件（试运行，未发出）: the list was on trial when it was taken, for ever.</summary>
    OnTrial,
}

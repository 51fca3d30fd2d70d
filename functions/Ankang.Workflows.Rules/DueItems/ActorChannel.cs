namespace Ankang.Workflows.Rules.DueItems;

/// <summary>By which way somebody acted. The product by itself has none.</summary>
public enum ActorChannel
{
    /// <summary>登录: a page of somebody who is signed in, or of the office in a rehearsal.</summary>
    Page,

    /// <summary>邮件入口: the link of a mail to a unit (<c>/u</c>), to a liaison who confirms (<c>/c</c>), or to somebody on duty (<c>/d</c>).</summary>
    MailLink,

    /// <summary>分管领导入口: the link of a mail to a supervisor (<c>/s</c>).</summary>
    SupervisorLink,

    /// <summary>接口: a program with a key.</summary>
    Api,

    /// <summary>命令行: a command of the product, on this machine or with a key.</summary>
    CommandLine,

    /// <summary>管理密钥: a script with a key of the functions host.</summary>
    FunctionKey,
}

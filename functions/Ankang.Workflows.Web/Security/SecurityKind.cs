namespace Ankang.Workflows.Web.Security;

/// <summary>What a line of the security log tells.</summary>
public enum SecurityKind
{
    /// <summary>登录, by whatever way.</summary>
    SignIn,

    /// <summary>退出.</summary>
    SignOut,

    /// <summary>失败: a wrong password or code, a link or key that opens nothing, a page or form that was refused. Counted for the alert.</summary>
    Failure,

    /// <summary>请求过多: more than the limits allow was asked for; once an hour for each address.</summary>
    Flood,

    /// <summary>导出: a file left the product.</summary>
    Export,

    /// <summary>打开入口: a link of a mail was opened; once an hour for each person and address.</summary>
    Link,

    /// <summary>接口调用: a key was used; once an hour for each key and address.</summary>
    Key,

    /// <summary>操作: a form or call that was done.</summary>
    Act,

    /// <summary>告警: many failures within an hour.</summary>
    Alert,

    /// <summary>告警已核实: somebody of the office looked into the alerts so far.</summary>
    Looked,
}

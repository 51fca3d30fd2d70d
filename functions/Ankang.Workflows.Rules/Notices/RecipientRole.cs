namespace Ankang.Workflows.Rules.Notices;

/// <summary>As what somebody got a mail.</summary>
public enum RecipientRole
{
    /// <summary>Not written down: the mail was prepared before roles were kept.</summary>
    Unknown,

    /// <summary>联络员</summary>
    Liaison,

    /// <summary>副联络员</summary>
    Deputy,

    /// <summary>分管领导</summary>
    Supervisor,

    /// <summary>主要负责人</summary>
    Principal,

    /// <summary>市安委办</summary>
    Office,

    /// <summary>受托人 of a 联络员</summary>
    Substitute,
}

namespace Ankang.Workflows.Rules.Notices;

/// <summary>Whom a kind of mail goes to.</summary>
internal enum NoticeAudience
{
    /// <summary>联络员 and 副联络员 of a unit.</summary>
    Liaisons,

    /// <summary>联络员, 副联络员 and 分管领导 of a unit.</summary>
    LiaisonsAndSupervisor,

    /// <summary>分管领导 of a unit; its 联络员 where it names none.</summary>
    Supervisor,

    /// <summary>主要负责人 of a unit.</summary>
    Principal,

    /// <summary>One 分管领导, for all units that he answers for.</summary>
    SupervisorOfSeveral,

    /// <summary>市安委办.</summary>
    Office,
}

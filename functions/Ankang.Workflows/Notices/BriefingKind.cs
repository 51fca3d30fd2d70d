namespace Ankang.Workflows.Notices;

/// <summary>Why a unit is sent a 任务告知: its template says each in its own words.</summary>
public enum BriefingKind
{
    /// <summary>Nobody has told it of anything yet: the list begins for it.</summary>
    First,

    /// <summary>Duties came later: the list was changed, the unit joined a group, something happened.</summary>
    Added,

    /// <summary>A person or an address is new: what the unit has in hand, for that address alone.</summary>
    NewContact,
}

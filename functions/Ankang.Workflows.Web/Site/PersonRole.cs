namespace Ankang.Workflows.Web.Site;

/// <summary>What a signed-in person may do.</summary>
public enum PersonRole
{
    /// <summary>市安委办: sees and does everything.</summary>
    Office,

    /// <summary>分管领导: sees certain units, acknowledges (已阅).</summary>
    Supervisor,

    /// <summary>只读: sees everything, changes nothing.</summary>
    Reader,
}

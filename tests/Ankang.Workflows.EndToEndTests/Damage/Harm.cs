namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>What a damaged row may harm, and nothing beside it.</summary>
public enum Harm
{
    /// <summary>One item: nothing is told of it, and it is named.</summary>
    Item,

    /// <summary>Nothing: the row is rebuilt, and named as mended.</summary>
    Mended,

    /// <summary>Nothing but that what the row alone said is missed, where it is named.</summary>
    Named,

    /// <summary>Mails to one unit wait, and it is named.</summary>
    Unit,

    /// <summary>One unit is told anew of its duties, and nothing climbs before it; named.</summary>
    ToldAnew,

    /// <summary>One list is closed, and named; others go on.</summary>
    List,

    /// <summary>Nothing at all: the row is for people who look into the tables.</summary>
    Nothing,
}

namespace Ankang.Workflows.Catalogue.Import.Cells;

/// <summary>What stands in a cell, whatever its column is called.</summary>
internal enum CellKind
{
    Empty,

    /// <summary>1, 十二, (3)</summary>
    Number,

    /// <summary>6月底前, 持续推进, 每月1次</summary>
    Time,

    /// <summary>县住建局、各镇人民政府</summary>
    Names,

    /// <summary>A name or telephone of a person.</summary>
    Person,

    /// <summary>Long, with a stop, or with a time in it.</summary>
    Sentence,

    /// <summary>A few words.</summary>
    Words,
}

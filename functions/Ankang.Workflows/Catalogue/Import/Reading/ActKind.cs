namespace Ankang.Workflows.Catalogue.Import.Reading;

/// <summary>What kind of act a clause asks for.</summary>
internal enum ActKind
{
    /// <summary>No act: a circumstance, a bare subject.</summary>
    None,

    /// <summary>制定, 建立, 设置, 召开: done once.</summary>
    Once,

    /// <summary>开展, 实施, 报送: once where a day within the year is set, standing otherwise.</summary>
    CarryOut,

    /// <summary>落实, 加强, 督促: stands all year.</summary>
    Standing,
}

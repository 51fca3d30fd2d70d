namespace Ankang.Workflows.Publication;

/// <summary>What became of a duty from one year's list to the next.</summary>
public enum PairKind
{
    /// <summary>相同: words and figures, years and marks aside.</summary>
    Same,

    /// <summary>改写: other words, other figures, or both.</summary>
    Reworded,

    /// <summary>新增: the earlier list has nothing like it.</summary>
    New,

    /// <summary>取消: the later list has nothing like it.</summary>
    Dropped,
}

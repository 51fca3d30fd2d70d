namespace Ankang.Workflows.Notices;

/// <summary>What a 事故信息 says of an accident; moments in words, Asia/Shanghai.</summary>
public sealed record AccidentFacts
{
    /// <summary>4月9日20时30分</summary>
    public required string Received { get; init; }

    /// <summary>Full name of the unit that answers for it.</summary>
    public required string Unit { get; init; }

    public required string Place { get; init; }

    public required string Facts { get; init; }

    /// <summary>Who recorded it.</summary>
    public required string Recorder { get; init; }

    /// <summary>4月9日20时45分</summary>
    public required string Recorded { get; init; }

    /// <summary>Where 已接收 is pressed.</summary>
    public required string AcknowledgeLink { get; init; }

    public required int RepeatMinutes { get; init; }

    public required int Rounds { get; init; }
}

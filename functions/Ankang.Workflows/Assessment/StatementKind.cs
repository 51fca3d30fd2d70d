namespace Ankang.Workflows.Assessment;

/// <summary>What a unit says about its score.</summary>
public enum StatementKind
{
    /// <summary>自评</summary>
    SelfAssessment,

    /// <summary>申诉</summary>
    Objection,
}

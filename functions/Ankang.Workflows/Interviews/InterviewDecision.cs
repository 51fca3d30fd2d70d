namespace Ankang.Workflows.Interviews;

/// <summary>What the leader picks for a proposal (约谈待研究).</summary>
public enum InterviewDecision
{
    /// <summary>签发: the letter is signed, the interview will be held.</summary>
    Issue,

    /// <summary>暂缓: the proposal stays open until a day.</summary>
    Postpone,

    /// <summary>改为通报</summary>
    Circulate,

    /// <summary>不约谈</summary>
    Drop,
}

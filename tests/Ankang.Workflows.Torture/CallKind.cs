namespace Ankang.Workflows.Torture;

/// <summary>What a process waits for: each is a place where a fault may fall, and where another process may be first.</summary>
internal enum CallKind
{
    Read,
    Commit,
    Mail,
}

namespace Ankang.Workflows.Tests.Support;

/// <summary>What wakes a host, in the order in which things of one moment happen.</summary>
internal enum PropertyEventKind
{
    Answer,
    Act,
    Turns,
    Audit,
    Dispatch,
}

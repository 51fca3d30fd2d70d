namespace Ankang.Workflows.Publication;

public enum DifferenceKind
{
    Added,
    Withdrawn,
    Changed,
}

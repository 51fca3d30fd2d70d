using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Torture;

/// <summary>A store that others write to as well, for whoever looks at it past all faults.</summary>
internal sealed class SharedStore(ITableStore inner) : PassingStore(inner)
{
    public override bool IsExclusive => false;
}

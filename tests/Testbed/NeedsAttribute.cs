namespace Ankang.Workflows.Testbed;

/// <summary>The tests of a class, or one test, run a tool; where the machine lacks it, see <see cref="ToolsFramework"/>.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method, AllowMultiple = true)]
internal abstract class NeedsAttribute : Attribute
{
    /// <inheritdoc cref="ITool.Missing"/>
    public abstract string? Missing { get; }
}

/// <inheritdoc/>
internal sealed class NeedsAttribute<T> : NeedsAttribute
    where T : ITool
{
    public override string? Missing => T.Missing;
}

namespace Ankang.Workflows.Checks;

/// <summary>Looks at one thing before a list goes live. Pure: all that it needs is in the scene.</summary>
public interface ICheck
{
    /// <returns>Null where there is nothing to look at.</returns>
    CheckResult? Look(CheckScene scene);
}

namespace Ankang.Workflows.Web.Portal;

/// <summary>Whether a form has a field.</summary>
public enum Asking
{
    /// <summary>It has none.</summary>
    No,

    /// <summary>It has one, which may be left empty.</summary>
    Asked,

    /// <summary>It has one, and is not taken without.</summary>
    Required,
}

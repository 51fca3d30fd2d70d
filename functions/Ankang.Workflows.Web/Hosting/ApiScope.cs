namespace Ankang.Workflows.Web.Hosting;

/// <summary>What a key of the JSON API may do.</summary>
[Flags]
public enum ApiScope
{
    None = 0,

    /// <summary>Read lists, items and accidents.</summary>
    Read = 1,

    /// <summary>Confirm items, record and acknowledge accidents.</summary>
    Report = 2,

    /// <summary>Publish and change lists and calendars.</summary>
    Publish = 4,

    All = Read | Report | Publish,
}

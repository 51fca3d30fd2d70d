namespace Ankang.Workflows.BrowserTests.Pages;

/// <summary>Whose browser a page is looked at with.</summary>
internal enum Reader
{
    Office,
    Supervisor,

    /// <summary>Not signed in: a unit or a supervisor with a link, or somebody at the door.</summary>
    Stranger,
}

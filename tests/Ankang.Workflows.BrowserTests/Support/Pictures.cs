using Ankang.Workflows.Tests.Catalogue;

namespace Ankang.Workflows.BrowserTests.Support;

/// <summary>Where the run keeps its screenshots: <c>TestResults/pages</c> of this project.</summary>
internal static class Pictures
{
    private static readonly string Folder = Directory
        .CreateDirectory(Seeds.Path(Path.Combine("..", "tests", "Ankang.Workflows.BrowserTests", "TestResults", "pages")))
        .FullName;

    public static string PathOf(string name) => Path.Combine(Folder, name);
}

namespace Ankang.Workflows.Tests.Web;

/// <summary>The store and the mails of a site at a moment, kept as files; a site that begins with a copy is as a host that was restarted then.</summary>
internal sealed class SitePast
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ankang-web-past-").FullName;

    private SitePast(DateTimeOffset now)
    {
        Now = now;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(_folder, recursive: true);
    }

    public DateTimeOffset Now { get; }

    /// <summary>Of a site whose store is closed.</summary>
    public static SitePast Of(string folder, DateTimeOffset now)
    {
        var past = new SitePast(now);
        Copy(folder, past._folder);
        return past;
    }

    public void CopyTo(string folder) => Copy(_folder, folder);

    private static void Copy(string from, string to)
    {
        foreach (string file in Directory.GetFiles(from, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(to, Path.GetRelativePath(from, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}

using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>The data folder of a host; a rehearsal may empty it and start anew.</summary>
public sealed class HostData : IDisposable
{
    public HostData(string path) => Folder = DataFolder.Open(path);

    public DataFolder Folder { get; private set; }

    public string Path => Folder.Path;

    /// <summary>Forgets the store, the mails and the attachments; the keys stay, so that a bookmark of the API goes on working.</summary>
    public void StartAnew(string outbox, string attachments)
    {
        string path = Folder.Path;
        Folder.Dispose();
        foreach (string file in Directory.EnumerateFiles(path, $"{DataFolder.StoreFile}*"))
            File.Delete(file);
        string mails = System.IO.Path.Combine(path, outbox);
        if (Directory.Exists(mails))
            foreach (string mail in Directory.EnumerateFiles(mails, "*.eml"))
                File.Delete(mail);
        string files = System.IO.Path.Combine(path, attachments);
        if (Directory.Exists(files))
            Directory.Delete(files, recursive: true);
        Folder = DataFolder.Open(path);
    }

    public void Dispose() => Folder.Dispose();
}

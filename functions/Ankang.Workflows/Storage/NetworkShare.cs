namespace Ankang.Workflows.Storage;

/// <summary>Tells file systems on which SQLite's locks and shared memory cannot be relied on.</summary>
internal static class NetworkShare
{
    /// <summary>File systems of other machines, and those of a hypervisor's host: another system may write there unseen.</summary>
    private static readonly string[] Remote =
    [
        "nfs",
        "cifs",
        "smb",
        "smbfs",
        "9p",
        "v9fs",
        "afs",
        "ncpfs",
        "ncp",
        "coda",
        "ceph",
        "glusterfs",
        "fuse.glusterfs",
        "lustre",
        "beegfs",
        "davfs",
        "webdav",
        "afpfs",
        "sshfs",
        "fuse.sshfs",
        "fuse.s3fs",
        "fuse.blobfuse",
        "fuse.blobfuse2",
        "fuse.rclone",
    ];

    /// <returns>The kind of share; null when the folder is on a disk of this machine, or when that cannot be told.</returns>
    public static string? Of(string folder)
    {
        if (folder.StartsWith(@"\\", StringComparison.Ordinal))
            return "UNC path";
        try
        {
            var drive = new DriveInfo(folder);
            return Kind(drive.DriveFormat, drive.DriveType);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException)
        {
            return null;
        }
    }

    internal static string? Kind(string format, DriveType type)
    {
        // nfs4, smb2 and smb3 are versions of the same.
        string name = format.ToLowerInvariant();
        string family = name.StartsWith("fuse.", StringComparison.Ordinal) || name is "9p" ? name : name.TrimEnd('2', '3', '4');
        return Remote.Contains(name) || Remote.Contains(family) ? format
            : type == DriveType.Network ? $"{format}, a network drive"
            : null;
    }
}

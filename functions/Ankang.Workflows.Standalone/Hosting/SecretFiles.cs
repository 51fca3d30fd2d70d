using System.Security.Cryptography;
using Ankang.Workflows.Links;
using Ankang.Workflows.Web.Hosting;

namespace Ankang.Workflows.Standalone.Hosting;

/// <summary>The secrets of a data folder: made once at random, readable by their owner alone.</summary>
public static class SecretFiles
{
    private const string LinkKey = "link-key";
    private const string PreviousLinkKey = "link-key.previous";
    private const string ApiKeyFile = "api-key";
    private const string PreviousApiKey = "api-key.previous";

    /// <summary>The signer of the units' links. To rotate the key, rename <c>link-key</c> to <c>link-key.previous</c>: both hold.</summary>
    public static LinkSigner LinkSigner(string folder)
    {
        byte[] key = Convert.FromBase64String(ReadOrMake(folder, LinkKey));
        string previous = Path.Combine(folder, PreviousLinkKey);
        return new LinkSigner(key, File.Exists(previous) ? Convert.FromBase64String(File.ReadAllText(previous).Trim()) : null);
    }

    /// <summary>The key of the JSON API that may do all. To rotate it, rename <c>api-key</c> to <c>api-key.previous</c>: both hold.</summary>
    public static ApiKey Api(string folder)
    {
        string previous = Path.Combine(folder, PreviousApiKey);
        return ApiKey.Made(ReadOrMake(folder, ApiKeyFile), File.Exists(previous) ? File.ReadAllText(previous).Trim() : null);
    }

    /// <summary>The key of the JSON API in a data folder; null where no host was started.</summary>
    public static string? FindApi(string folder) =>
        File.Exists(Path.Combine(folder, ApiKeyFile)) ? File.ReadAllText(Path.Combine(folder, ApiKeyFile)).Trim() : null;

    /// <summary>A folder of secrets within the data folder, open to its owner alone.</summary>
    public static DirectoryInfo Folder(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        return OperatingSystem.IsWindows()
            ? Directory.CreateDirectory(path)
            : Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    private static string ReadOrMake(string folder, string name)
    {
        string path = Path.Combine(folder, name);
        if (File.Exists(path))
            return File.ReadAllText(path).Trim();
        string secret = Convert.ToBase64String(RandomNumberGenerator.GetBytes(Links.LinkSigner.KeyLength));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string unfinished = $"{path}.tmp";
        File.Delete(unfinished);
        using (var stream = new StreamWriter(new FileStream(unfinished, options)))
            stream.Write(secret);
        File.Move(unfinished, path);
        return secret;
    }
}

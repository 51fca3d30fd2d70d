using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;

namespace Ankang.Workflows.Notices;

/// <summary>Writes each mail as an .eml file; nothing leaves the machine.</summary>
/// <remarks>The name follows from date and message id, so a mail sent twice is one file.</remarks>
public sealed partial class FolderTransport : IMailTransport
{
    private const int LongestLocalPart = 180;

    private readonly string _folder;

    /// <param name="folder">Made when it is missing.</param>
    public FolderTransport(string folder)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        _folder = Path.GetFullPath(folder);
    }

    public bool ReachesPeople => false;

    public bool IsSent => false;

    public Task<SendResult> SendAsync(OutgoingMail mail, CancellationToken cancellation) => Task.FromResult(Send(mail));

    private SendResult Send(OutgoingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        var refused = mail.To.Where(t => !EmailAddress.IsValid(t.Email)).Select(MimeMail.NotAnAddress).ToList();
        if (refused.Count == mail.To.Count)
            return new(SendOutcome.Refused, refused[0].Answer, refused);
        byte[] bytes = MimeMail.Bytes(MimeMail.Build(mail with { To = [.. mail.To.Where(t => EmailAddress.IsValid(t.Email))] }));

        string path = Path.Combine(_folder, FileName(mail));
        try
        {
            Directory.CreateDirectory(_folder);
            Write(path, bytes);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(SendOutcome.TryAgain, e.Message, refused);
        }

        return refused.Count == 0 ? SendResult.Accepted : new(SendOutcome.Accepted, refused[0].Answer, refused);
    }

    /// <summary>yyyyMMddTHHmm in Asia/Shanghai, then the local part of the message id.</summary>
    public static string FileName(OutgoingMail mail)
    {
        ArgumentNullException.ThrowIfNull(mail);
        string local = mail.MessageId.Split('@')[0];
        string safe = Unsafe().Replace(local, "_");
        if (safe != local || safe.Length > LongestLocalPart)
        {
            // Two ids must not share a file because of what a file name cannot hold.
            string hash = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(local)))[..12];
            safe = $"{safe[..Math.Min(safe.Length, LongestLocalPart)]}-{hash}";
        }

        return $"{ChinaTime.Local(mail.Date).ToString("yyyyMMdd'T'HHmm", CultureInfo.InvariantCulture)}-{safe}.eml";
    }

    private static void Write(string path, byte[] bytes)
    {
        // A reader of the folder never sees half a mail. Not async: handing over so small a file costs more than writing it.
        string unfinished = $"{path}.tmp";
        File.WriteAllBytes(unfinished, bytes);
        File.Move(unfinished, path, overwrite: true);
    }

    [GeneratedRegex("[^A-Za-z0-9._-]")]
    private static partial Regex Unsafe();
}

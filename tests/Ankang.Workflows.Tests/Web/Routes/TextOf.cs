using System.IO.Compression;
using System.Net;
using System.Text;

namespace Ankang.Workflows.Tests.Web.Routes;

/// <summary>All that an answer says, whatever its format.</summary>
internal static class TextOf
{
    public static async Task<string> AnswerAsync(HttpResponseMessage answer)
    {
        byte[] bytes = await answer.Content.ReadAsByteArrayAsync();
        return bytes is [(byte)'P', (byte)'K', ..] ? await PackageAsync(bytes) : WebUtility.HtmlDecode(Encoding.UTF8.GetString(bytes));
    }

    /// <summary>Every part of an Office file.</summary>
    public static async Task<string> PackageAsync(byte[] bytes)
    {
        using var zip = new ZipArchive(new MemoryStream(bytes));
        var text = new StringBuilder();
        foreach (ZipArchiveEntry entry in zip.Entries)
        {
            using var reader = new StreamReader(await entry.OpenAsync());
            text.Append(await reader.ReadToEndAsync());
        }

        return text.ToString();
    }
}

using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.DueItems;

/// <summary>Short names of requests, as rows keep them.</summary>
internal static class RequestIds
{
    public static string Of(DueItemKey item, string request) => Hash($"{item}|{request}")[..16];

    public static string Hash(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}

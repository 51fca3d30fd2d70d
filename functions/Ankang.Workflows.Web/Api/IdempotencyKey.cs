using System.Diagnostics.CodeAnalysis;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ankang.Workflows.Web.Api;

/// <summary>The header by which a request that is sent twice is recorded once.</summary>
internal static class IdempotencyKey
{
    public const string Header = "Idempotency-Key";
    private const int Longest = 200;

    /// <summary>Reads the header.</summary>
    /// <param name="what">What each key is sent with: <c>confirmation</c>.</param>
    /// <param name="request">The id under which the request is recorded.</param>
    public static bool TryRead(
        string? header,
        string what,
        [NotNullWhen(true)] out string? request,
        [NotNullWhen(false)] out ProblemHttpResult? problem
    )
    {
        bool isThere = !string.IsNullOrWhiteSpace(header) && header.Length <= Longest;
        request = isThere ? $"api-{header}" : null;
        problem = isThere
            ? null
            : TypedResults.Problem(
                title: $"The header {Header} is needed.",
                detail: $"Send a key of your own, at most {Longest} characters, with each {what}; sent again with the same key it is recorded once.",
                statusCode: StatusCodes.Status400BadRequest
            );
        return isThere;
    }
}

using Ankang.Workflows.Answers;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Ankang.Workflows.Web.Api;

/// <summary>What is wrong with a body, by field, in the words that a form shows.</summary>
internal static class InvalidForm
{
    public static ProblemHttpResult Of(string title, IReadOnlyList<FormError> errors) =>
        TypedResults.Problem(
            title: title,
            statusCode: StatusCodes.Status422UnprocessableEntity,
            extensions:
            [
                KeyValuePair.Create<string, object?>(
                    "errors",
                    errors.GroupBy(e => e.Field).ToDictionary(g => g.Key, g => g.Select(e => e.Message).ToArray())
                ),
            ]
        );
}

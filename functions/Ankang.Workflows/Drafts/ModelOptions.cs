namespace Ankang.Workflows.Drafts;

/// <summary>A language model that may propose how a document is read; in the settings under <see cref="Section"/>.</summary>
/// <remarks>Without an address nothing is sent.</remarks>
public sealed class ModelOptions
{
    public const string Section = "Model";
    private const int MostSeconds = 300;

    /// <summary>The whole address of an OpenAI-compatible endpoint, as <c>http://127.0.0.1:8080/v1/chat/completions</c>.</summary>
    /// <value>Null: no model is asked, and nothing leaves the machine.</value>
    public string? Url { get; set; }

    /// <summary>Sent as bearer token; never shown and never logged.</summary>
    /// <value>Null: none is sent.</value>
    public string? Key { get; set; }

    /// <summary>Of the model, as its endpoint calls it.</summary>
    public string? Name { get; set; }

    /// <summary>How long a person waits for an answer, at most.</summary>
    /// <value>60</value>
    public double TimeoutSeconds { get; set; } = 60;

    /// <summary>All that is wrong, each with its mend; empty when all is well.</summary>
    public IEnumerable<string> Faults()
    {
        if (Url is null)
            yield break;
        if (!Uri.TryCreate(Url, UriKind.Absolute, out Uri? address) || !(address.Scheme == Uri.UriSchemeHttps || address.Scheme == Uri.UriSchemeHttp))
            yield return $"{Section}:{nameof(Url)} must be a whole address beginning with https:// or http://, or be left out.";
        else if (address.Scheme == Uri.UriSchemeHttp && !address.IsLoopback && Key is not null)
            yield return $"{Section}:{nameof(Key)} would be sent in the clear; write a {nameof(Url)} beginning with https://.";
        if (string.IsNullOrWhiteSpace(Name))
            yield return $"{Section}:{nameof(Name)} is missing; write the name of the model, as its endpoint calls it.";
        if (TimeoutSeconds is not (> 0 and <= MostSeconds))
            yield return $"{Section}:{nameof(TimeoutSeconds)} is {TimeoutSeconds}; write up to {MostSeconds}.";
    }
}

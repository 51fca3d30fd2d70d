namespace Ankang.Workflows.Answers;

/// <summary>What became of something that a person asked for by a form or a program by a request.</summary>
/// <remarks>What a service has to say beyond these cases is a case of its own beside it, as <c>TemplateFaulty</c> and <c>AlreadyClosed</c>.</remarks>
/// <typeparam name="T">What it was about.</typeparam>
public abstract record Result<T>
{
    /// <summary>Done now, or by the same request before.</summary>
    /// <param name="Value">As it stands now.</param>
    public sealed record Done(T Value) : Result<T>;

    /// <summary>It stands otherwise than the form showed: another person was first, or it is over. Nothing was done.</summary>
    /// <param name="Now">As it stands now.</param>
    public sealed record Conflict(T Now) : Result<T>;

    /// <summary>Something in the form is wrong; nothing was done.</summary>
    public sealed record Invalid(IReadOnlyList<FormError> Errors) : Result<T>;

    public sealed record NotFound : Result<T>;
}

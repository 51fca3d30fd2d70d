namespace Ankang.Workflows.Web.People;

/// <summary>What became of a change among the people.</summary>
public abstract record PeopleAnswer
{
    /// <param name="Token">Secret of the one-time link; null where none was made.</param>
    public sealed record Done(Person Person, string? Token) : PeopleAnswer;

    /// <summary>The account is somebody's already.</summary>
    public sealed record Taken : PeopleAnswer;

    /// <summary>Somebody is called so already.</summary>
    public sealed record Namesake(Person Other) : PeopleAnswer;

    /// <summary>Somebody else changed the person since the form was opened.</summary>
    public sealed record Changed : PeopleAnswer;

    public sealed record Gone : PeopleAnswer;

    /// <summary>The last person of the office stays.</summary>
    public sealed record Last : PeopleAnswer;
}

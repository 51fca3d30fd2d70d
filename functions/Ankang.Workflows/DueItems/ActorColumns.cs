using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.DueItems;

/// <summary>An actor as columns: the name as it was shown, beside it kind, id and channel. Rows of before have the name alone, or no channel.</summary>
public static class ActorColumns
{
    /// <summary>Whether the actor's columns stand there.</summary>
    public static bool Has(StoreRow row, string column) => row.Text(column) is not null;

    /// <exception cref="InvalidDataException">The column of the name is missing.</exception>
    public static Actor Read(StoreRow row, string column)
    {
        string name = row.RequiredText(column);
        Actor actor = row.Text($"{column}Kind") is { } kind ? new(Enum.Parse<ActorKind>(kind), row.Text($"{column}Id") ?? "", name) : Actor.Of(name);
        return row.Text($"{column}Channel") is { } channel ? actor with { Channel = Enum.Parse<ActorChannel>(channel) } : actor;
    }

    /// <summary>The columns of an actor; null values for those that are to be left out, or taken away.</summary>
    public static IEnumerable<(string Column, string? Value)> Of(string column, Actor? actor)
    {
        yield return (column, actor?.Name);
        // The name of the product itself says all.
        yield return ($"{column}Kind", actor is null or { IsSystem: true } ? null : actor.Kind.ToString());
        yield return ($"{column}Channel", actor?.Channel?.ToString());
        yield return ($"{column}Id", actor is null or { Id: "" } ? null : actor.Id);
    }

    public static void Put(Dictionary<string, object> columns, string column, Actor actor)
    {
        foreach ((string name, string? value) in Of(column, actor))
            if (value is not null)
                columns[name] = value;
    }
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ankang.Workflows.Rules.DueItems;

/// <summary>
/// An actor within stored JSON: <c>{"kind":"Office","id":"zhangsan","name":"张三","channel":"Page"}</c>. One without a channel, and a name
/// alone, as they were kept before, are read too.
/// </summary>
internal sealed class ActorJson : JsonConverter<Actor>
{
    public override Actor Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
    {
        if (reader.TokenType == JsonTokenType.String)
            return Actor.Of(reader.GetString()!);
        using JsonDocument read = JsonDocument.ParseValue(ref reader);
        JsonElement actor = read.RootElement;
        return new(
            Enum.Parse<ActorKind>(actor.GetProperty("kind").GetString()!),
            actor.GetProperty("id").GetString()!,
            actor.GetProperty("name").GetString()!
        )
        {
            Channel = actor.TryGetProperty("channel", out JsonElement channel) ? Enum.Parse<ActorChannel>(channel.GetString()!) : null,
        };
    }

    public override void Write(Utf8JsonWriter writer, Actor value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", value.Kind.ToString());
        writer.WriteString("id", value.Id);
        writer.WriteString("name", value.Name);
        if (value.Channel is { } channel)
            writer.WriteString("channel", channel.ToString());
        writer.WriteEndObject();
    }
}

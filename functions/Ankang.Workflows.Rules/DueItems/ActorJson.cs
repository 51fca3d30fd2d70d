using System.Text.Json;
using System.Text.Json.Serialization;

namespace Ankang.Workflows.Rules.DueItems;

/// <summary>An actor within stored JSON: <c>{"kind":"Office","id":"zhangsan","name":"张三"}</c>; a name alone, as it was kept before, is read too.</summary>
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
        );
    }

    public override void Write(Utf8JsonWriter writer, Actor value, JsonSerializerOptions options)
    {
        writer.WriteStartObject();
        writer.WriteString("kind", value.Kind.ToString());
        writer.WriteString("id", value.Id);
        writer.WriteString("name", value.Name);
        writer.WriteEndObject();
    }
}

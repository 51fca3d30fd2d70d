using System.Text.Json;

namespace Ankang.Workflows.AzureFunctions.Tests.Timers;

/// <summary>What the Functions host is told of the triggers.</summary>
public sealed class SchedulesTests
{
    private static readonly JsonElement[] Bindings = [.. Functions().SelectMany(f => f.GetProperty("bindings").EnumerateArray())];

    [Fact]
    public void Timers_NameNoHourOrDay_SoThatThePlansTimeZoneDoesNotMatter()
    {
        string[] schedules = [.. Bindings.Where(b => Type(b) == "timerTrigger").Select(b => b.GetProperty("schedule").GetString()!)];
        Assert.Equal(9, schedules.Length);
        Assert.All(schedules, s => Assert.EndsWith(" * * * *", s, StringComparison.Ordinal));
    }

    [Fact]
    public void OnlyThePages_AreAnonymous()
    {
        var anonymous = Functions()
            .Where(f =>
                f.GetProperty("bindings").EnumerateArray().Any(b => Type(b) == "httpTrigger" && b.GetProperty("authLevel").GetString() == "Anonymous")
            );
        Assert.Equal("WebPages", Assert.Single(anonymous).GetProperty("name").GetString());
    }

    [Fact]
    public void Routes_StandOnceEach_BecauseTheHostTriesOnlyTheFirst() =>
        Assert.Distinct(Bindings.Where(b => Type(b) == "httpTrigger").Select(b => b.GetProperty("route").GetString()));

    [Fact]
    public void ThePages_ComeLastByName_BecauseTheHostTakesTheFirstRouteThatFits()
    {
        IEnumerable<string> web = Functions()
            .Where(f => f.GetProperty("bindings").EnumerateArray().Any(b => Type(b) == "httpTrigger"))
            .Select(f => f.GetProperty("name").GetString()!);
        Assert.Equal("WebPages", web.Order(StringComparer.OrdinalIgnoreCase).Last());
    }

    private static string Type(JsonElement binding) => binding.GetProperty("type").GetString()!;

    private static IEnumerable<JsonElement> Functions()
    {
        using JsonDocument metadata = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "functions.metadata")));
        return [.. metadata.RootElement.EnumerateArray().Select(f => f.Clone())];
    }
}

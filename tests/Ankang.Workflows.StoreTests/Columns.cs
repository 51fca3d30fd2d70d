namespace Ankang.Workflows.StoreTests;

internal static class Columns
{
    public static Dictionary<string, object> Of(string name, object value) => new() { [name] = value };

    public static Dictionary<string, object> Title(string title) => Of("title", title);
}

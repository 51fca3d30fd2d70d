namespace Ankang.Workflows.Web.Site;

/// <summary>The places of the navigation, and the addresses that the frame of a page itself leads to.</summary>
internal static class Places
{
    public const string SignIn = "/sign-in";
    public const string Privacy = "/privacy";
    public const string Password = "/password";
    public const string SupervisorHome = "/supervisor";
    public const string Running = "/running";
    public const string Checks = "/checks";

    private static readonly (string, string)[] Everywhere =
    [
        ("/", "总览"),
        ("/items", "事项"),
        ("/units", "单位"),
        ("/interviews", "约谈"),
        ("/assessment", "考核"),
        ("/bulletins", "通报"),
        ("/accidents", "事故"),
        ("/outbox", "发件"),
        ("/reports", "报表"),
        ("/pauses", "暂停"),
        ("/lists", "清单"),
    ];
    private static readonly (string, string)[] OfPeople = [("/people", "人员")];
    private static readonly (string, string)[] OfRuntime = [(Running, "运行")];
    private static readonly (string, string)[] OfSupervisor = [(SupervisorHome, "分管事项")];

    /// <summary>What the navigation of a page offers.</summary>
    /// <remarks>In a rehearsal nobody signs in: there are no people to look after.</remarks>
    public static IReadOnlyList<(string Href, string Name)> Of(PageFrame frame) =>
        frame.Person switch
        {
            { SeesAll: false } => OfSupervisor,
            { IsOffice: true, IsRehearsing: false } => [.. Everywhere, .. OfPeople, .. frame.HasRuntime ? OfRuntime : []],
            _ => Everywhere,
        };
}

namespace Ankang.Workflows.Tests;

/// <summary>What each folder of the pages names of the domain. Exact, like the tables of folders: an idle arrow fails, too.</summary>
internal static class PagesOnTheDomain
{
    /// <summary>The rules, however many of their folders are named.</summary>
    public const string Rules = "Rules";

    /// <summary><see cref="WorkflowParts"/>: a page gets what it works with from there.</summary>
    public const string Parts = "WorkflowParts";

    /// <summary>By folder of <c>Ankang.Workflows.Web</c>; one that names nothing of the domain has no row.</summary>
    public static readonly IReadOnlyDictionary<string, string[]> Arrows = new Dictionary<string, string[]>
    {
        ["Accidents"] = [Rules, Parts, "Accidents", "Alarms", "Calendar", "Confirmation", "Links", "Lists"],
        ["Api"] =
        [
            Rules,
            Parts,
            "Accidents",
            "Alarms",
            "Board",
            "Calendar",
            "Confirmation",
            "Dispatch",
            "DueItems",
            "Lists",
            "Publication",
            "Storage",
            "Turns",
            "Watch",
        ],
        ["Attachments"] = [Rules, Parts, "Attachments", "Confirmation", "DueItems"],
        ["Checks"] = [Rules, Parts, "Checks", "Confirmation", "Dispatch", "Publication"],
        ["Contacts"] = [Rules, "Contacts", "Intake"],
        ["Deputies"] = [Rules, Parts, "Dispatch"],
        ["Drafts"] =
        [
            Rules,
            Parts,
            "Acts",
            "Calendar",
            "Catalogue",
            "Catalogue.Import",
            "Catalogue.Import.Cells",
            "Confirmation",
            "Contacts",
            "Drafts",
            "DueItems",
            "Lists",
            "Publication",
            "Sharing",
            "Storage",
        ],
        ["Hosting"] = [Rules, Parts, "Calendar", "Dispatch", "Lists", "Turns", "Watch"],
        ["Interviews"] = [Rules, Parts, "Board", "Calendar", "Confirmation", "Interviews", "Letters", "Lists"],
        ["Items"] = [Rules, Parts, "Acts", "Board", "Calendar", "Confirmation", "Dispatch", "DueItems", "Interviews", "Lists", "Storage"],
        ["Letters"] = [Rules, Parts, "Calendar", "Confirmation", "Dispatch", "Letters"],
        ["Look"] = [Rules, "Calendar", "Confirmation", "Reports"],
        ["Mails"] = [Rules, Parts, "Calendar", "Confirmation", "Contacts", "Dispatch", "DueItems", "Notices"],
        ["Outbox"] = [Rules, Parts, "Contacts", "Dispatch", "Lists", "Notices", "Storage"],
        ["Overview"] =
        [
            Rules,
            Parts,
            "Accidents",
            "Acts",
            "Alarms",
            "Board",
            "Calendar",
            "Confirmation",
            "Dispatch",
            "Holds",
            "Publication",
            "Storage",
            "Turns",
        ],
        ["Pauses"] = [Rules, Parts, "Calendar", "Confirmation", "Holds", "Lists"],
        ["People"] = [Rules, Parts, "Confirmation", "DueItems", "Storage"],
        ["Pieces"] =
        [
            Rules,
            "Calendar",
            "Catalogue",
            "Confirmation",
            "Dispatch",
            "Interviews",
            "Letters",
            "Lists",
            "Publication",
            "Storage",
            "Turns",
        ],
        ["Portal"] = [Rules, Parts, "Acts", "Attachments", "Board", "Calendar", "Confirmation", "Contacts", "Dispatch", "DueItems", "Links"],
        ["Running"] = [Rules, "Turns"],
        ["Sessions"] = ["Storage"],
        ["Site"] = [Rules, Parts, "Dispatch", "DueItems", "Lists", "Storage"],
        ["Statements"] = [Rules, Parts, "Calendar", "Letters", "Reports", "Statements"],
        ["Stopped"] = [Parts, "Dispatch"],
        ["Supervisors"] = [Rules, Parts, "Acts", "Board", "Confirmation", "Dispatch", "DueItems", "Links"],
        ["Tasks"] = [Rules, Parts, "Accidents", "Board", "Calendar", "Interviews", "Reports"],
        ["Templates"] = [Rules, Parts, "Dispatch", "Notices"],
        ["Units"] =
        [
            Rules,
            Parts,
            "Acts",
            "Board",
            "Calendar",
            "Confirmation",
            "Contacts",
            "Dispatch",
            "DueItems",
            "Interviews",
            "Lists",
            "Retention",
        ],
        ["Year"] = [Rules, Parts, "Board", "Calendar", "Dispatch", "DueItems", "Interviews", "Lists", "Turns"],
    };
}

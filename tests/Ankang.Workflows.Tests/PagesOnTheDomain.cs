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
        ["Accidents"] = [Rules, Parts, "Accidents", "Alarms", "Answers", "Calendar", "Links", "Lists"],
        ["Api"] =
        [
            Rules,
            Parts,
            "Accidents",
            "Alarms",
            "Answers",
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
        ["Attachments"] = [Rules, Parts, "Answers", "Attachments", "DueItems"],
        ["Contacts"] = [Rules, "Contacts", "Intake"],
        ["Deputies"] = [Rules, Parts, "Dispatch"],
        ["Drafts"] =
        [
            Rules,
            Parts,
            "Acts",
            "Answers",
            "Calendar",
            "Catalogue",
            "Catalogue.Import",
            "Catalogue.Import.Cells",
            "Contacts",
            "Drafts",
            "DueItems",
            "Lists",
            "Publication",
            "Sharing",
            "Storage",
        ],
        ["Hosting"] = [Rules, Parts, "Calendar", "Dispatch", "Lists", "Turns", "Watch"],
        ["Interviews"] = [Rules, Parts, "Answers", "Board", "Calendar", "Interviews", "Letters", "Lists"],
        ["Items"] = [Rules, Parts, "Acts", "Answers", "Board", "Calendar", "Confirmation", "Dispatch", "DueItems", "Interviews", "Lists", "Storage"],
        ["Letters"] = [Rules, Parts, "Answers", "Calendar", "Dispatch", "Letters"],
        ["Look"] = [Rules, "Answers", "Calendar", "Reports"],
        ["Mails"] = [Rules, Parts, "Answers", "Calendar", "Contacts", "Dispatch", "DueItems", "Notices"],
        ["Outbox"] = [Rules, Parts, "Contacts", "Dispatch", "Lists", "Notices", "Storage"],
        ["Overview"] =
        [
            Rules,
            Parts,
            "Accidents",
            "Acts",
            "Alarms",
            "Answers",
            "Board",
            "Calendar",
            "Dispatch",
            "Holds",
            "Publication",
            "Storage",
            "Turns",
        ],
        ["Pauses"] = [Rules, Parts, "Answers", "Calendar", "Holds", "Lists"],
        ["People"] = [Rules, Parts, "Answers", "DueItems", "Storage"],
        ["Pieces"] = [Rules, "Answers", "Calendar", "Catalogue", "Dispatch", "Interviews", "Letters", "Lists", "Publication", "Storage", "Turns"],
        ["Portal"] =
        [
            Rules,
            Parts,
            "Acts",
            "Answers",
            "Attachments",
            "Board",
            "Calendar",
            "Confirmation",
            "Contacts",
            "Dispatch",
            "DueItems",
            "Links",
        ],
        ["Running"] = [Rules, "Turns"],
        ["Sessions"] = ["Storage"],
        ["Site"] = [Rules, Parts, "Dispatch", "DueItems", "Lists", "Storage"],
        ["Stopped"] = [Parts, "Dispatch"],
        ["Supervisors"] = [Rules, Parts, "Acts", "Answers", "Board", "Dispatch", "DueItems", "Links"],
        ["Tasks"] = [Rules, Parts, "Accidents", "Board", "Calendar", "Interviews", "Reports"],
        ["Templates"] = [Rules, Parts, "Answers", "Dispatch", "Notices"],
        ["Units"] = [Rules, Parts, "Acts", "Answers", "Board", "Calendar", "Contacts", "Dispatch", "DueItems", "Interviews", "Lists", "Retention"],
        ["Year"] = [Rules, Parts, "Board", "Calendar", "Dispatch", "DueItems", "Interviews", "Lists", "Turns"],
    };
}

using System.ComponentModel;

namespace Ankang.Workflows.Web.Api;

/// <summary>A list that runs on this host.</summary>
public sealed record ApiList(
    string Id,
    string Title,
    int Year,
    DateOnly StartOn,
    DateOnly ClosesOn,
    [property: Description("试运行: mails stay in the outbox.")] bool Shadow,
    bool Rehearsal,
    [property: Description("How often it was changed since it was published.")] int Changes,
    string CatalogueVersion,
    string CalendarVersion,
    string DirectoryVersion
);

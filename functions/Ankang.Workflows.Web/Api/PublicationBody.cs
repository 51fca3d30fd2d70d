using System.ComponentModel;
using Ankang.Workflows.Publication;

namespace Ankang.Workflows.Web.Api;

/// <summary>A list as it is published or changed: the texts of its folder.</summary>
public sealed record PublicationBody(
    [property: Description("catalogue.yaml, the reviewed reading.")] string? Catalogue,
    [property: Description("published.txt, the list as published.")] string? Published,
    [property: Description("units.yaml, units, groups and contacts.")] string? Units,
    [property: Description("The holiday calendars (csv). Years that the host knows already are not touched: POST /api/calendar replaces one.")]
        IReadOnlyList<SubmittedFile>? Holidays,
    [property: Description("First day for which the system answers; today when left out. Only for a list that is new here.")]
        DateOnly? StartOn = null,
    [property: Description("Why it is changed, as the histories will say it.")] string? Note = null,
    [property: Description("True when a changed ladder also holds for items that are open; false: from now on.")] bool PolicyForOpen = false,
    [property: Description(
        "The basis of the preview that is carried out; refused with 409 when something changed since. Left out: whatever is found is carried out."
    )]
        string? Basis = null,
    [property: Description("assessment.yaml, how units are scored. Left out: the one in force is kept; a new list has that of the product.")]
        string? Assessment = null
);

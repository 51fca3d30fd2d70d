using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Notices;

/// <summary>The variables of each kind's template; a name outside them is a fault of the template.</summary>
internal static class TemplateVariables
{
    private const string CommonNames =
        "at count several simulated provisional list_title list_number list_year ladder_task issuer_short office contact phone";

    private const string UnitNames = CommonNames + " unit you many leader link link_until";

    private const string LetterNames = CommonNames + " unit you reply_by";

    private static readonly TemplateShape Item = TemplateShape.Object(
        "task name period note demand due original_due moved_from extended required count missing counter within within_required within_count within_missing "
            + "reminded reminded_by supervised interviewed interview held told told_on reply_by reply_from reply_over late suggested reason answers until "
            + "reported returned asking signing"
    );

    private static readonly TemplateShape Duty = TemplateShape.Object(
        "task name title rhythm per_period per_year counter due by helpers lead historic before_issue historic_until",
        ("within", TemplateShape.List(TemplateShape.Object("what number")))
    );

    private static readonly TemplateShape Day = TemplateShape.Object("due", ("items", TemplateShape.List(Item)));

    private static readonly TemplateShape Part = TemplateShape.Object(
        "unit link link_until due on_time reported_late done_late in_review late announced",
        ("overdue", TemplateShape.List(Item)),
        ("upcoming", TemplateShape.List(Day))
    );

    private static readonly TemplateShape Line = TemplateShape.Object("unit reply_by", ("item", Item), ("items", TemplateShape.List(Item)));

    private static readonly TemplateShape Failure = TemplateShape.Object(
        "unit role kind sent email answer others_reached dead",
        ("items", TemplateShape.List(Item))
    );

    private static readonly TemplateShape Morning = TemplateShape.Object("title", ("lines", TemplateShape.List(TemplateShape.Object("text link"))));

    private static readonly TemplateShape Own = TemplateShape.Object(
        "number first unit you count",
        ("items", TemplateShape.List(Item)),
        ("duties", TemplateShape.List(Duty))
    );

    private static readonly (string, TemplateShape)[] Items = [("items", TemplateShape.List(Item)), ("first", Item), ("item", Item)];

    private static readonly (string, TemplateShape) Minutes = ("minutes", TemplateShape.List(TemplateShape.Value));

    private static readonly (string, TemplateShape) Units = ("units", TemplateShape.List(TemplateShape.Value));

    // What of the names in a kind's row is more than a value.
    private static readonly Dictionary<string, (string, TemplateShape)[]> Lists = new()
    {
        ["items"] = Items,
        ["duties"] = [("duties", TemplateShape.List(Duty))],
        ["parts"] = [("parts", TemplateShape.List(Part))],
        ["lines"] = [("lines", TemplateShape.List(Line))],
        ["lists"] = [("lists", TemplateShape.List(Morning))],
        ["failures"] = [("failures", TemplateShape.List(Failure))],
        ["units"] = [Units],
        ["rungs"] = [("rungs", TemplateShape.List(TemplateShape.Object("on kind")))],
        ["particulars"] = [("particulars", TemplateShape.List(TemplateShape.Value))],
    };

    /// <summary>The entry of a calendar file that goes with a mail.</summary>
    public const string Calendar = "calendar";

    /// <summary>The message to the second channel.</summary>
    public const string Channel = "channel";

    /// <summary>Every template that is no part, with what it may name.</summary>
    public static IReadOnlyDictionary<string, IReadOnlyDictionary<string, TemplateShape>> ByTemplate { get; } =
        NoticeKinds
            .All.Select(kind => KeyValuePair.Create(kind.Template, Of(kind)))
            .Append(new(Calendar, Names(CommonNames + " kind unit", ("item", Item))))
            .Append(new(Channel, Names(CommonNames + " kind reply_by", Units)))
            .Concat(new[] { "reminder", "supervision", "annex" }.Select(letter => KeyValuePair.Create($"letter-{letter}", Names(LetterNames, Items))))
            .Concat(
                new[] { "interview", "minutes" }.Select(letter =>
                    KeyValuePair.Create($"letter-{letter}", Names(LetterNames + " held_at place hosts papers_by report_days", [Minutes, .. Items]))
                )
            )
            .ToDictionary();

    /// <summary>A part may be included anywhere, so it may name whatever any template has.</summary>
    public static IReadOnlyDictionary<string, TemplateShape> OfParts { get; } =
        ByTemplate
            .Values.SelectMany(variables => variables)
            .Concat([
                new("duty", Duty),
                new("part", Part),
                new("own", Own),
                new("day", Day),
                new("line", Line),
                new("failure", Failure),
                new("name", TemplateShape.Value),
            ])
            .DistinctBy(v => v.Key)
            .ToDictionary();

    private static IReadOnlyDictionary<string, TemplateShape> Of(NoticeTraits kind)
    {
        ILookup<bool, string> said = kind.Says.Split(' ').ToLookup(Lists.ContainsKey);
        (string, TemplateShape)[] lists = [.. said[true].SelectMany(name => Lists[name])];
        return kind.IsForUnit
            ? Names(string.Join(' ', [UnitNames, .. said[false]]), [Units, ("by_unit", TemplateShape.List(Own)), .. lists])
            : Names(string.Join(' ', [CommonNames, .. said[false]]), lists);
    }

    private static IReadOnlyDictionary<string, TemplateShape> Names(string values, params (string, TemplateShape)[] others) =>
        TemplateShape.Object(values, others).Members!;
}

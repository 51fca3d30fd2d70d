using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Tests.Notices;

/// <summary>Mails about one unit, which most are.</summary>
internal static class OneUnit
{
    private const string Hanbin = "汉滨区安委会";

    public static ComposedNotice ToUnit(
        this NoticeComposer composer,
        NoticeKind kind,
        NoticeAddressee to,
        IReadOnlyList<NoticeItem> items,
        NoticeFacts? facts = null,
        string you = "你单位"
    ) =>
        composer.ToUnits(
            kind,
            to,
            [
                new NoticePart
                {
                    Unit = Hanbin,
                    Salutation = you,
                    Items = items,
                },
            ],
            facts
        );

    public static ComposedNotice Briefing(
        this NoticeComposer composer,
        NoticeAddressee to,
        IReadOnlyList<BriefedDuty> duties,
        BriefingKind kind = BriefingKind.First
    ) => composer.Briefing(to, [new NoticePart { Unit = Hanbin, Duties = duties }], kind);

    public static ComposedNotice Summary(this NoticeComposer composer, DateTimeOffset at, IReadOnlyList<SummaryPart> parts) =>
        composer.Summary(A.To("2021-04-12") with { At = at, IsLeader = true }, parts);
}

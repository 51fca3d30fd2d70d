using Ankang.Workflows.Catalogue;

namespace Ankang.Workflows.Notices;

/// <summary>Puts notices into words: the texts stand in templates, the order of items and the rules on dates here.</summary>
/// <remarks>Pure: the same arguments give the same words. Items may come in any order.</remarks>
public sealed class NoticeComposer
{
    /// <param name="simulated">A rehearsal: subjects begin with 【模拟】, texts end with 模拟运行，非正式文件。</param>
    public NoticeComposer(TaskList list, OfficeCard office, NoticeTemplates templates, bool simulated = false)
    {
        _ = (list, office, templates, simulated);
    }

    /// <summary>任务告知: what the list asks of the unit in the year.</summary>
    public ComposedNotice Briefing(NoticeAddressee to, IReadOnlyList<Obligation> duties) => throw new NotImplementedException();

    /// <summary>到期提醒, with the progress notes (<see cref="NoticeItem.IsProgressNote"/>) asked for in the same slot.</summary>
    public ComposedNotice Courtesy(NoticeAddressee to, IReadOnlyList<NoticeItem> items) => throw new NotImplementedException();

    /// <summary>提醒, to the liaison.</summary>
    public ComposedNotice Reminder(NoticeAddressee to, IReadOnlyList<NoticeItem> items, DateOnly replyBy) => throw new NotImplementedException();

    /// <summary>督办, to liaison and supervisor.</summary>
    /// <param name="acknowledgeLink">Where 登记已阅 is pressed; null leaves the line out.</param>
    public ComposedNotice Supervision(NoticeAddressee to, IReadOnlyList<NoticeItem> items, DateOnly replyBy, string? acknowledgeLink = null) =>
        throw new NotImplementedException();

    /// <summary>约谈事项告知, to the supervisor.</summary>
    public ComposedNotice Interview(NoticeAddressee to, IReadOnlyList<NoticeItem> items) => throw new NotImplementedException();

    /// <summary>约谈待研究, to the office.</summary>
    /// <param name="unit">Full name.</param>
    public ComposedNotice InterviewProposal(string unit, DateTimeOffset at, IReadOnlyList<NoticeItem> items) => throw new NotImplementedException();

    /// <summary>周报, to one supervisor: a part for each of his units.</summary>
    /// <exception cref="ArgumentException">Nothing is overdue in any part: then there is no mail.</exception>
    public ComposedNotice Summary(DateTimeOffset at, IReadOnlyList<SummaryPart> parts) => throw new NotImplementedException();

    /// <summary>抄告, to the office: what left in one slot at one rung.</summary>
    public ComposedNotice Digest(NoticeKind rung, DateTimeOffset at, IReadOnlyList<DigestLine> lines) => throw new NotImplementedException();

    /// <summary>退信, to the office.</summary>
    /// <param name="at">Moment of the slot in which the office is told, UTC.</param>
    public ComposedNotice DeliveryFailure(DateTimeOffset at, FailedDelivery failure) => throw new NotImplementedException();
}

using System.Text.Json.Serialization;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Rules.Lists;

/// <summary>暂缓发送 of a mail that is of no single item: the 任务告知 of a person, the 周报 of a supervisor.</summary>
/// <remarks>Never deleted. Of several for one mail the last set is in force. One that was lifted (恢复) ends the day before.</remarks>
/// <param name="Id">Made from the request that set it.</param>
/// <param name="Of">Whose mail: the reader's address; a hold of before names the unit of a 任务告知.</param>
/// <param name="Until">Last day, inside.</param>
/// <param name="Reason">As pages show it.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When, UTC.</param>
/// <param name="Lifted">Who ended it early, when and why; null for one that runs its time.</param>
public sealed record MailHold(
    string Id,
    [property: JsonConverter(typeof(JsonStringEnumConverter<NoticeKind>))] NoticeKind Kind,
    string Of,
    DateOnly Until,
    string Reason,
    Actor By,
    DateTimeOffset At,
    PauseLifted? Lifted = null
)
{
    /// <summary>It keeps the mail back on that day.</summary>
    public bool Holds(DateOnly day) => day <= Until;
}

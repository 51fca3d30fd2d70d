using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Checks;

/// <summary>A list and its host as the checks see them, read once for all of them.</summary>
/// <param name="Now">UTC.</param>
/// <param name="Notice">Whom the list tells too late.</param>
/// <param name="Mail">The last test mail; null where none was sent.</param>
/// <param name="First">What would leave first; null where that was not worked out.</param>
/// <param name="LastWork">When the list's last audit or dispatch was, UTC; null where none was yet.</param>
/// <param name="Damaged">Rows of the list that are set aside.</param>
public sealed record CheckScene(
    ListInForce List,
    DateTimeOffset Now,
    HostFacts Host,
    NoticeCheck Notice,
    TestMail? Mail,
    FirstBatch? First,
    DateTimeOffset? LastWork,
    IReadOnlyList<DamagedRow> Damaged
);

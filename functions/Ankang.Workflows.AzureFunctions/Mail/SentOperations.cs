using System.Collections.Concurrent;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;

namespace Ankang.Workflows.AzureFunctions.Mail;

/// <summary>Finds the mail of an operation id. The id follows from the mail's message id, so nothing is written down for it.</summary>
public sealed class SentOperations(WorkflowParts parts)
{
    /// <summary>Reports come within hours; what is older is not looked for.</summary>
    private const int DaysBack = 14;

    private readonly ConcurrentDictionary<Guid, (string List, string Address)> _known = new();

    /// <returns>Null when no mail of the last fortnight has the id.</returns>
    public async Task<(string List, string Address)?> FindAsync(Guid operation, CancellationToken cancellation)
    {
        if (_known.TryGetValue(operation, out (string, string) known))
            return known;
        DateOnly today = ChinaTime.DateOf(parts.Clock.GetUtcNow());
        foreach (string id in await parts.Register.ListsAsync(cancellation))
        {
            ListInForce list = await parts.Lists(id, cancellation);
            for (DateOnly day = today; day > today.AddDays(-DaysBack); day = day.AddDays(-1))
            {
                foreach (Slot slot in Slot.On(day, list.Calendar))
                {
                    foreach ((MailRecord mail, _) in await parts.Mails.ReadAsync(id, slot.Id, cancellation))
                        _known[OperationId.Of(mail.MessageId(id, list.Catalogue.Office.Domain))] = (id, mail.Address);
                    if (_known.TryGetValue(operation, out known))
                        return known;
                }
            }
        }

        return null;
    }
}

using Ankang.Workflows.Dispatch;

namespace Ankang.Workflows.AzureFunctions.Orchestrations;

/// <summary>Some mails of one stage of a slot.</summary>
/// <param name="Slot">Its id.</param>
public sealed record MailsToSend(string List, string Slot, SlotStage Stage);

namespace Ankang.Workflows.Storage;

/// <summary>What a storage request was made for; the parts of <c>storageBy</c> in a simulation's summary.</summary>
public enum StoragePurpose
{
    Other,
    Open,
    Steps,
    Dispatch,
    Confirmations,
    Audit,
}

namespace Ankang.Workflows.Storage;

/// <summary>A row that was found among those of many partitions.</summary>
public sealed record PartitionRow(string Partition, StoreRow Row);

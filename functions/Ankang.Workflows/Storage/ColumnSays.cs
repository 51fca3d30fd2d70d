namespace Ankang.Workflows.Storage;

/// <summary>What a column must hold for its row to be wanted; a row without the column is not.</summary>
public abstract record ColumnSays(string Column)
{
    /// <summary>This text.</summary>
    public sealed record Text(string Column, string Value) : ColumnSays(Column);

    /// <summary>A time that is not before this one, which counts from the start of its second; UTC.</summary>
    public sealed record Since(string Column, DateTimeOffset Moment) : ColumnSays(Column)
    {
        public DateTimeOffset Second { get; } = new(Moment.UtcTicks - (Moment.UtcTicks % TimeSpan.TicksPerSecond), TimeSpan.Zero);
    }
}

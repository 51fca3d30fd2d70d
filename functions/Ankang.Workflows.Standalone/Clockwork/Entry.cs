namespace Ankang.Workflows.Standalone.Clockwork;

/// <summary>One entry of the agenda.</summary>
/// <param name="Moment">UTC.</param>
public readonly record struct Entry(DateTimeOffset Moment, EntryKind Kind) : IComparable<Entry>
{
    public int CompareTo(Entry other) => Moment != other.Moment ? Moment.CompareTo(other.Moment) : Kind.CompareTo(other.Kind);

    public static bool operator <(Entry left, Entry right) => left.CompareTo(right) < 0;

    public static bool operator >(Entry left, Entry right) => left.CompareTo(right) > 0;

    public static bool operator <=(Entry left, Entry right) => left.CompareTo(right) <= 0;

    public static bool operator >=(Entry left, Entry right) => left.CompareTo(right) >= 0;
}

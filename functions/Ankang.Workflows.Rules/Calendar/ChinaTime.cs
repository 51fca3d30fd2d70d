namespace Ankang.Workflows.Rules.Calendar;

/// <summary>Civil time of the product's users (Asia/Shanghai) against stored time (UTC).</summary>
/// <remarks>China has kept UTC+8 the year round since 1991, so a fixed offset is exact and needs no zone data on the machine.</remarks>
public static class ChinaTime
{
    /// <summary>UTC+8, the year round.</summary>
    public static readonly TimeSpan Offset = TimeSpan.FromHours(8);

    /// <summary>The civil date on which <paramref name="instant"/> falls.</summary>
    public static DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>The civil time of day of <paramref name="instant"/>.</summary>
    public static TimeOnly TimeOf(DateTimeOffset instant) => TimeOnly.FromDateTime(instant.ToOffset(Offset).DateTime);

    /// <summary>00:00 of <paramref name="date"/> in Asia/Shanghai, as a UTC instant.</summary>
    public static DateTimeOffset StartOf(DateOnly date) => At(date, TimeOnly.MinValue);

    /// <summary>The instant at which "<paramref name="date"/>前" has passed: the next midnight, exclusive.</summary>
    public static DateTimeOffset EndOf(DateOnly date) => StartOf(date.AddDays(1));

    /// <summary>A civil date and time of day in Asia/Shanghai, as a UTC instant.</summary>
    public static DateTimeOffset At(DateOnly date, TimeOnly time) => new DateTimeOffset(date.ToDateTime(time), Offset).ToUniversalTime();

    /// <summary>The same instant with the civil offset, for showing.</summary>
    public static DateTimeOffset Local(DateTimeOffset instant) => instant.ToOffset(Offset);
}

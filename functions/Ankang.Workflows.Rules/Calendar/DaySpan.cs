namespace Ankang.Workflows.Rules.Calendar;

/// <summary>Civil days from <paramref name="First"/> to <paramref name="Last"/>; both belong to it.</summary>
internal readonly record struct DaySpan(DateOnly First, DateOnly Last)
{
    /// <summary>The day lies in the span; both ends are inside.</summary>
    public bool Holds(DateOnly day) => First <= day && day <= Last;
}

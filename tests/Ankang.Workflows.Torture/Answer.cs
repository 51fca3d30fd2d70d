namespace Ankang.Workflows.Torture;

/// <summary>A unit reports: which item, so many days after it opened, at which minute of the day; at 09:00 and 15:00 in the middle of a dispatch.</summary>
internal sealed record Answer(int Duty, int Period, int Unit, int Day, int Minute, int List = 0);

namespace Ankang.Workflows.Tests.Support;

/// <summary>Which of two hosts are awake when something befalls the city.</summary>
internal enum PropertyWatch
{
    First,
    Second,
    Both,
}

namespace Ankang.Workflows.Rules.Notices;

/// <summary>By what a mail can be kept back (暂缓发送).</summary>
public enum NoticeHolder
{
    /// <summary>By its items, each of which may be held; or not at all.</summary>
    Items,

    /// <summary>By the address of the person that it goes to.</summary>
    Person,
}

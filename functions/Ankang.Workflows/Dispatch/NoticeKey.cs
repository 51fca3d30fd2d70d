using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Rules.Notices;

namespace Ankang.Workflows.Dispatch;

/// <summary>The notice of one item that a message carries.</summary>
public readonly record struct NoticeKey(string Obligation, string Period, string Unit, int Cycle, NoticeTag Tag)
{
    public PeriodRef PeriodOf(string list) => new(list, Obligation, Period);

    public override string ToString() => $"{Obligation}|{Period}|{Unit}|{Cycle}-{Tag.Code}";

    public static NoticeKey Parse(string text)
    {
        string[] parts = text.Split('|');
        string[] notice = parts[3].Split('-');
        return new NoticeKey(parts[0], parts[1], parts[2], int.Parse(notice[0]), new NoticeTag(notice[1]));
    }
}

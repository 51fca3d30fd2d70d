namespace Ankang.Workflows.Publication;

/// <summary>What a change does to one due item, as its history will say it.</summary>
/// <param name="Item">Its public id.</param>
/// <param name="Name">新闻宣传稿件, with its unit: 汉滨区 新闻宣传稿件 2026-06.</param>
/// <param name="DueBefore">Null for one that is opened.</param>
public sealed record ItemDifference(string Item, string Name, ItemEffect Effect, DateOnly? DueBefore, DateOnly DueAfter, string Why);

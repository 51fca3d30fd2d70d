namespace Ankang.Workflows.Notices;

/// <summary>What 早报 says: what waits for the office, what leaves next on the day, and who lags.</summary>
/// <param name="Waiting">待我处理: how many things, of all lists.</param>
/// <param name="Leaving">Mails that the day's next slot will bring if nobody acts before.</param>
/// <param name="Overdue">逾期未办结: items.</param>
/// <param name="Lists">A part for each list of the office.</param>
public sealed record MorningNews(int Waiting, int Leaving, int Overdue, IReadOnlyList<MorningPart> Lists)
{
    /// <summary>Nothing waits and nothing leaves: then there is no mail, whoever lags.</summary>
    public bool IsNothing => Waiting + Leaving == 0;
}

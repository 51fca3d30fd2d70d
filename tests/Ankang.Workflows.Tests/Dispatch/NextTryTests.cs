using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Dispatch;

[Trait(Tier.Name, Tier.Fast)]
public sealed class NextTryTests
{
    [Theory]
    [InlineData(0, null, "2021-04-01 09:00", "2021-04-01 09:05")]
    [InlineData(1, null, "2021-04-01 09:05", "2021-04-01 09:15")]
    [InlineData(2, null, "2021-04-01 09:15", "2021-04-01 09:35")]
    [InlineData(3, null, "2021-04-01 09:35", "2021-04-01 10:15")]
    [InlineData(4, null, "2021-04-01 10:15", "2021-04-01 11:15")]
    [InlineData(9, null, "2021-04-01 14:15", "2021-04-01 15:00")] // the slot is nearer
    [InlineData(5, null, "2021-04-01 16:30", "2021-04-01 17:30")]
    [InlineData(5, null, "2021-04-01 16:31", "2021-04-02 09:00")]
    [InlineData(5, null, "2021-04-02 17:00", "2021-04-06 09:00")] // a weekend and 清明 between
    [InlineData(0, AnswerKind.SignIn, "2021-04-01 09:00", "2021-04-01 10:00")] // accounts lock
    [InlineData(0, AnswerKind.Content, "2021-04-01 09:00", "2021-04-01 09:05")]
    public void After_FollowsTheRule(int tries, AnswerKind? fault, string now, string next) =>
        Assert.Equal(Civil.At(next), NextTry.After(tries, fault, Civil.At(now), Seeds.Calendar));
}

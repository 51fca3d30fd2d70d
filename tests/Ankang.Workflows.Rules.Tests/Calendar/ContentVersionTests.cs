using Ankang.Workflows.Rules.Calendar;

namespace Ankang.Workflows.Rules.Tests.Calendar;

public sealed class ContentVersionTests
{
    [Fact]
    public void Of_IsTheSameOnEveryMachine_WhateverItsLineEndings()
    {
        string version = ContentVersion.Of("甲\n乙", "丙");
        Assert.Matches("^[0-9a-f]{12}$", version);
        Assert.Equal(version, ContentVersion.Of("甲\r\n乙", "丙"));
        Assert.NotEqual(version, ContentVersion.Of("甲乙", "丙"));
        Assert.NotEqual(version, ContentVersion.Of("甲\n乙丙"));
    }
}

using Ankang.Workflows.Rules.DueItems;

namespace Ankang.Workflows.Rules.Tests.DueItems;

/// <summary>附件, as the history names it.</summary>
public sealed class AttachmentTests
{
    [Theory]
    [InlineData(0, "1KB")] // nothing is shown as 0
    [InlineData(1, "1KB")]
    [InlineData(1024, "1KB")]
    [InlineData(1025, "2KB")]
    [InlineData(850 * 1024, "850KB")]
    [InlineData((1 << 20) - 1, "1024KB")]
    [InlineData(1 << 20, "1MB")]
    [InlineData(1_258_291, "1.2MB")]
    public void SayOf_IsRoundedUp_OrToATenth(long bytes, string expected) => Assert.Equal(expected, Attachment.SayOf(bytes));

    [Fact]
    public void AFile_IsNamedWithItsSizeAndTheBeginningOfItsDigest() =>
        Assert.Equal(
            "现场照片.jpg（2KB，SHA-256 0123456789abcdef…）",
            new Attachment("0123456789abcdef0123456789abcdef0123456789abcdef0123456789abcdef", "现场照片.jpg", 2000).ToString()
        );
}

using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Ankang.Workflows.Links;

namespace Ankang.Workflows.Tests.Links;

[Trait(Tier.Name, Tier.Fast)]
[Trait(Web.Routes.SharedRoutes.Category, Web.Routes.SharedRoutes.Security)]
public sealed class LinkSignerTests
{
    private static readonly byte[] Key = [.. Enumerable.Range(1, 32).Select(i => (byte)i)];
    private static readonly byte[] Other = [.. Enumerable.Range(101, 32).Select(i => (byte)i)];
    private static readonly LinkToken Token = new("ankang-2021", "hanbin", 3, new(2022, 3, 31));
    private readonly LinkSigner _signer = new(Key);

    [Fact]
    public void Read_GivesBackTheToken_ThatWasSigned()
    {
        string text = _signer.Sign(Token);
        Assert.Equal(Token, _signer.Read(text));
        Assert.Matches("^[A-Za-z0-9_-]+$", text);
        Assert.Equal(text, _signer.Sign(Token));
    }

    [Fact]
    public void Read_StillTrustsThePreviousKey_DuringARotation()
    {
        string old = _signer.Sign(Token);
        var rotating = new LinkSigner(Other, Key);
        Assert.Equal(Token, rotating.Read(old));
        Assert.Equal(Token, new LinkSigner(Other).Read(rotating.Sign(Token)));
        Assert.Null(new LinkSigner(Other).Read(old));
    }

    [Fact]
    public void Read_TrustsNothing_WhenAnyBitWasChanged()
    {
        byte[] bytes = Base64Url.DecodeFromChars(_signer.Sign(Token));
        for (int i = 0; i < bytes.Length * 8; i++)
        {
            byte[] forged = [.. bytes];
            forged[i / 8] ^= (byte)(1 << i % 8);
            Assert.Null(_signer.Read(Base64Url.EncodeToString(forged)));
        }
    }

    [Fact]
    public void Read_TrustsNothing_WhenItWasTruncatedAnywhere()
    {
        string text = _signer.Sign(Token);
        for (int length = 0; length < text.Length; length++)
            Assert.Null(_signer.Read(text[..length]));
        Assert.Null(_signer.Read(text + "AAAA"));
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("not a token")]
    [InlineData("汉滨区")]
    [InlineData("AAAA")]
    public void Read_IsNull_WhenItIsNoTokenOfOurs(string? text) => Assert.Null(_signer.Read(text));

    [Fact]
    public void Read_IsNull_WhenItIsFarTooLong() => Assert.Null(_signer.Read(new string('A', 100_000)));

    [Theory]
    [InlineData("2|ankang-2021|hanbin|3|20220331")] // a later shape
    [InlineData("1|ankang-2021|hanbin|3")]
    [InlineData("1|ankang-2021|Han Bin|3|20220331")]
    public void Read_IsNull_WhenASignedPayloadHasAnotherShape(string payload) => Assert.Null(_signer.Read(Signed(payload)));

    [Theory]
    [InlineData(0)]
    [InlineData(31)]
    [InlineData(64)]
    public void Constructor_Throws_WhenAKeyHasTheWrongLength(int length)
    {
        Assert.Throws<ArgumentException>(() => new LinkSigner(new byte[length]));
        Assert.Throws<ArgumentException>(() => new LinkSigner(Key, new byte[length]));
    }

    [Fact]
    public void Read_LeavesExpiryToTheCallersClock_ForItMayBeVirtual() =>
        Assert.Equal(new DateOnly(1999, 1, 1), _signer.Read(_signer.Sign(Token with { ValidUntil = new(1999, 1, 1) }))!.ValidUntil);

    private static string Signed(string payload)
    {
        byte[] bytes = Encoding.ASCII.GetBytes(payload);
        return Base64Url.EncodeToString([.. bytes, .. HMACSHA256.HashData(Key, bytes)]);
    }

    [Fact]
    public void LinksOfBefore_AreKnown_AndTellWhoseTheyWere_SoThatAFreshOneCanBeSent()
    {
        var supervisor = new SupervisorToken("ankang-2021", "hanbin", 1, new string('a', 32), new(2022, 3, 31));
        Assert.Equal(supervisor, _signer.ReadSupervisor(_signer.Sign(supervisor)));
        Assert.Null(_signer.Read(_signer.Sign(supervisor)));
        Assert.Null(_signer.ReadSupervisor(_signer.Sign(Token)));
        Assert.Null(_signer.ReadPerson(_signer.Sign(Token)));
        Assert.Null(_signer.ReadPerson(_signer.Sign(supervisor)));
    }
}

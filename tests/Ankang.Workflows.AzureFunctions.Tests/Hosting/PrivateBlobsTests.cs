using System.Xml.Linq;
using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.Links;
using Ankang.Workflows.StoreTests;
using Azure.Storage.Blobs;

namespace Ankang.Workflows.AzureFunctions.Tests.Hosting;

[Collection(nameof(OneAzurite))]
[Needs<Azurite>]
public sealed class PrivateBlobsTests(AzuriteFixture azurite)
{
    private static readonly LinkToken Token = new("ankang-2021", "hanbin", 1, new DateOnly(2022, 3, 31));

    [Fact]
    public async Task LinkKey_IsMadeOnce_WhenTwoInstancesStartTogether()
    {
        BlobContainerClient container = Container("race");
        LinkSigner[] signers = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(() => new PrivateBlobs(container).LinkSigner())));
        Assert.Single(signers.Select(s => s.Sign(Token)).Distinct());
        // An instance that starts later reads what is there.
        Assert.Equal(Token, new PrivateBlobs(container).LinkSigner().Read(signers[0].Sign(Token)));
    }

    [Fact]
    public void Links_HoldThroughARotation_UntilThePreviousKeyIsTakenAway()
    {
        BlobContainerClient container = Container("rotate");
        string old = new PrivateBlobs(container).LinkSigner().Sign(Token);
        container.GetBlobClient("link-key.previous").Upload(container.GetBlobClient("link-key").DownloadContent().Value.Content);
        container.GetBlobClient("link-key").Delete();

        LinkSigner rotated = new PrivateBlobs(container).LinkSigner();
        Assert.NotEqual(old, rotated.Sign(Token));
        Assert.Equal(Token, rotated.Read(old));
        container.GetBlobClient("link-key.previous").Delete();
        Assert.Null(new PrivateBlobs(container).LinkSigner().Read(old));
    }

    [Fact]
    public void FormKeys_AreSharedByAllInstances()
    {
        BlobContainerClient container = Container("forms");
        Assert.Empty(new PrivateBlobs(container).GetAllElements());
        new PrivateBlobs(container).StoreElement(new XElement("key", new XAttribute("id", "1")), "key-1");
        Assert.Equal("""<key id="1" />""", Assert.Single(new PrivateBlobs(container).GetAllElements()).ToString());
    }

    private BlobContainerClient Container(string name) => new BlobServiceClient(azurite.ConnectionString).GetBlobContainerClient(name);
}

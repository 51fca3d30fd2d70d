using System.IO.Compression;
using System.Text.Json.Nodes;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Archives;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Letters;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Catalogue;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Archives;

/// <summary>Letters that lay before the leader, with what he said, in the archive of their year.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ArchivedLettersTests
{
    [Fact]
    public async Task SignedLetter_IsAFileOfTheArchive_AndARowOfTheOpenedOne()
    {
        using City city = await City.PublishAsync(Seeds.Of2021, "2021-03-01", shadow: false);
        await city.RunToAsync("2021-04-23 10:00");
        DueItemKey[] items = [new(city.Id, "14b-county-articles", "2021-03", "hanbin")];
        LetterMatter matter = await city.Parts.Letters.MatterAsync(city.List, LetterKind.Reminder, "hanbin", items, default);
        OfficialLetter letter = (
            await city.Parts.Letters.DraftAsync(city.List, LetterKind.Reminder, "hanbin", matter, InterviewTerms.Open, default)
        )!;
        LetterSignatures signatures = city.Parts.LetterSignatures;
        await signatures.SubmitAsync(city.Id, "hanbin", "汉滨区安委会", items, letter, "l", Actor.Of("市安委办"), default);
        Assert.IsType<Result<SubmittedLetter>.Done>(await signatures.SignAsync(city.Id, 1, true, "同意，请抓紧", "s", Actor.Of("主任"), default));

        using var file = new MemoryStream();
        ArchiveManifest manifest = await city.Parts.Archive.WriteAsync(city.Id, file, null, [], default);
        Assert.Empty((await ArchiveCheck.RunAsync(file, default)).Faults);
        using var zip = new ZipArchive(new MemoryStream(file.ToArray()));
        using var docx = new MemoryStream();
        await using (Stream entry = await zip.GetEntry("letters/submitted-0001.docx")!.OpenAsync())
            await entry.CopyToAsync(docx);
        Assert.Equal(LetterDocx.Write(letter), docx.ToArray());
        await using Stream json = await zip.GetEntry("letters/submitted-0001.json")!.OpenAsync();
        JsonNode said = JsonNode.Parse(json)!;
        Assert.Equal("同意，请抓紧", said["opinion"]!["words"]!.GetValue<string>());
        Assert.Equal("提醒函", LetterNames.Chinese(Enum.Parse<LetterKind>(said["letter"]!["kind"]!.GetValue<string>())));

        using OpenedArchive opened = (await OpenedArchive.OpenAsync(file, manifest, default))!;
        Assert.Equal(await RowAsync(city.Parts.Store), await RowAsync(opened.Store));

        async Task<string> RowAsync(ITableStore store) =>
            (await store.GetAsync(StoreTable.Control, $"{city.Id}|letters", "0001", default))!.RequiredText("letter0");
    }
}

using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using AngleSharp.Html.Dom;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Web.Contacts;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Spreadsheet;

namespace Ankang.Workflows.Tests.Web;

[Trait(Tier.Name, Tier.City)]
public sealed class ContactImportTests(OfficeSite office) : IClassFixture<OfficeSite>
{
    private readonly Site _site = office.Site;

    [Fact]
    public async Task Import_ShowsTheDifferences_ThenTakesThem()
    {
        IHtmlDocument preview = await Site.ReadAsync(await UploadAsync(await SheetAsync(("langao.liaison@example.org", "new.langao@example.org"))));
        string[] row = [.. preview.QuerySelectorAll("tbody tr").Single().Children.Select(c => c.TextContent)];
        Assert.Equal(["岚皋县安委会", "联络员"], row[..2]);
        Assert.Contains("new.langao@example.org", row[3], StringComparison.Ordinal);
        Assert.Contains(
            "langao.liaison@example.org",
            (await _site.PageAsync("/units/langao")).QuerySelector("dl.facts")!.TextContent,
            StringComparison.Ordinal
        );

        (string, string)[] fields =
        [
            .. preview.QuerySelectorAll("form[action='/units/import/apply'] input").Cast<IHtmlInputElement>().Select(i => (i.Name!, i.Value)),
            ("reason", "换届"),
        ];
        IHtmlDocument done = await office.FollowAsync(await _site.PostAsync("/units/import/apply", fields));
        Assert.Contains("已更改1个单位的联系人", done.QuerySelector(".notice.green")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(
            "new.langao@example.org",
            (await _site.PageAsync("/units/langao")).QuerySelector("dl.facts")!.TextContent,
            StringComparison.Ordinal
        );

        // The very sheet looked at again: it was taken, and a stale version takes nothing.
        Assert.Equal(HttpStatusCode.SeeOther, (await _site.PostAsync("/units/import/apply", fields)).StatusCode);
    }

    [Fact]
    public async Task Import_NamesTheCell_AndTakesNothing_WhenOneIsWrong()
    {
        using HttpResponseMessage answer = await UploadAsync(
            await SheetAsync(("pingli.liaison@example.org", "不是邮箱"), ("baihe.liaison@example.org", "good@example.org"))
        );
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        IHtmlDocument page = await Site.ReadAsync(answer);
        Assert.Matches(@"D\d+（联络员邮箱）：“不是邮箱”不是邮箱地址", page.QuerySelector("#errors")!.TextContent);
        Assert.Null(page.QuerySelector("form[action='/units/import/apply']"));
    }

    [Fact]
    public async Task Import_IsRefused_WhenTheFileIsNoWorkbook()
    {
        using HttpResponseMessage answer = await UploadAsync("name,email"u8.ToArray());
        Assert.Equal(HttpStatusCode.UnprocessableEntity, answer.StatusCode);
        Assert.Contains("不是可以读取的xlsx表格", (await Site.ReadAsync(answer)).QuerySelector("#errors")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AnOfficesOwnSheet_IsReadByHeadsAndContent_AndDoubtsAreConfirmed()
    {
        byte[] sheet = Own(
            ["序号", "电子邮箱", "姓名", "单位名称", "手机", "职务"],
            ["1", "wang@example.org", "王一", "岚皋县安委会", "13800000001", "科长"],
            ["2", "li@example.org", "李二", "", "13800000002", "分管领导"],
            ["3", "", "张三", "平利县安委会", "13800000003", ""],
            ["4", "zhao@example.org", "赵四", "陕西省安康市白河县安委会", "13800000004", "联络员"],
            ["5", "qian@example.org", "钱五", "不存在的单位", "13800000005", ""]
        );
        UnitDirectory directory = (await _site.Parts.Lists(Site.ListId, default)).Directory;
        ContactImport import = ContactSheet.Read(sheet, directory);
        Assert.Empty(import.Faults);
        Assert.Equal(["langao", "baihe"], import.Rows.Select(r => r.Unit.Id));
        Assert.Equal(new Contact("王一", "wang@example.org", "13800000001"), import.Rows[0].Edit.Contacts[ContactRole.Liaison]);
        Assert.Equal("li@example.org", import.Rows[0].Edit.Contacts[ContactRole.Supervisor]!.Email);
        // Whom the sheet does not name stays.
        Assert.Equal(directory["langao"].Contacts[ContactRole.Principal], import.Rows[0].Edit.Contacts[ContactRole.Principal]);
        Assert.Equal(["平利县安委会张三"], import.Missing);
        Assert.Equal(2, import.Doubts.Count);
        Assert.Contains("认作白河县安委会", import.Doubts[0].Message, StringComparison.Ordinal);
        Assert.Contains("没有这个单位", import.Doubts[1].Message, StringComparison.Ordinal);

        IHtmlDocument preview = await Site.ReadAsync(await UploadAsync(sheet));
        (string, string)[] fields =
        [
            .. preview
                .QuerySelectorAll("form[action='/units/import/apply'] input:not([type=checkbox])")
                .Cast<IHtmlInputElement>()
                .Select(i => (i.Name!, i.Value)),
            ("reason", "换届"),
        ];
        using HttpResponseMessage unconfirmed = await _site.PostAsync("/units/import/apply", fields);
        Assert.Equal(HttpStatusCode.Conflict, unconfirmed.StatusCode);
        Assert.Contains("请先核对存疑的行", await unconfirmed.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task ASheetWithoutHeads_IsReadByItsContent()
    {
        byte[] sheet = Own(["13800000001", "岚皋县安委会", "wang@example.org", "王一"], ["13800000002", "平利县安委会", "li@example.org", "李二"]);
        ContactImport import = ContactSheet.Read(sheet, (await _site.Parts.Lists(Site.ListId, default)).Directory);
        Assert.Empty(import.Doubts);
        Assert.Equal(["王一", "李二"], import.Rows.Select(r => r.Edit.Contacts[ContactRole.Liaison]!.Name));
    }

    private static byte[] Own(params string[][] rows)
    {
        using var content = new MemoryStream();
        using (SpreadsheetDocument book = SpreadsheetDocument.Create(content, DocumentFormat.OpenXml.SpreadsheetDocumentType.Workbook))
        {
            WorkbookPart part = book.AddWorkbookPart();
            part.Workbook = new Workbook();
            WorksheetPart page = part.AddNewPart<WorksheetPart>();
            page.Worksheet = new Worksheet(
                new SheetData(
                    rows.Select(
                        (cells, r) =>
                            new Row(
                                cells.Select(
                                    (text, c) =>
                                        new Cell(new InlineString(new Text(text)))
                                        {
                                            CellReference = $"{(char)('A' + c)}{r + 1}",
                                            DataType = CellValues.InlineString,
                                        }
                                )
                            )
                            {
                                RowIndex = (uint)r + 1,
                            }
                    )
                )
            );
            part.Workbook.AppendChild(
                new Sheets(
                    new Sheet
                    {
                        Name = "通讯录",
                        SheetId = 1,
                        Id = part.GetIdOfPart(page),
                    }
                )
            );
        }

        return content.ToArray();
    }

    [Fact] // as they come out of other programs, out of a broken disk, or from somebody who tries
    public async Task Sheet_IsReadOrRefused_HoweverItIsDamaged()
    {
        byte[] whole = await SheetAsync();
        UnitDirectory directory = (await _site.Parts.Lists(Site.ListId, default)).Directory;
        var random = new Random(20260101);
        for (int i = 0; i < 400; i++)
            Assert.NotNull(ContactSheet.Read(Damaged(whole, random), directory));
    }

    // One part of the package with a piece taken out, said twice, or another in its place.
    private static byte[] Damaged(byte[] sheet, Random random)
    {
        var content = new MemoryStream();
        content.Write(sheet);
        using (var archive = new ZipArchive(content, ZipArchiveMode.Update, leaveOpen: true))
        {
            ZipArchiveEntry entry = archive.Entries[random.Next(archive.Entries.Count)];
            string text;
            using (var reader = new StreamReader(entry.Open()))
                text = reader.ReadToEnd();
            (int at, string[] others) = (random.Next(text.Length), ["", "99999999999999999999", "-1", "<row/>", "ZZZZ9", "&#0;", "\"", "rId99", "/"]);
            int length = Math.Min(random.Next(1, 30), text.Length - at);
            text = random.Next(3) switch
            {
                0 => text[..at] + others[random.Next(others.Length)] + text[(at + length)..],
                1 => text.Insert(at, text.Substring(at, length)),
                _ => Regex.Replace(text, "\"[^\"]*\"", m => random.Next(8) == 0 ? $"\"{others[random.Next(3)]}\"" : m.Value),
            };
            string name = entry.FullName;
            entry.Delete();
            using var writer = new StreamWriter(archive.CreateEntry(random.Next(20) == 0 ? "other.xml" : name).Open());
            writer.Write(text);
        }

        return content.ToArray();
    }

    // The exported sheet with some cells changed, as a person would do it.
    private async Task<byte[]> SheetAsync(params (string From, string To)[] changes)
    {
        var content = new MemoryStream();
        content.Write(await _site.Client.GetByteArrayAsync(new Uri("/units/contacts.xlsx", UriKind.Relative)));
        using (SpreadsheetDocument book = SpreadsheetDocument.Open(content, isEditable: true))
        {
            foreach (Text text in book.WorkbookPart!.WorksheetParts.Single().Worksheet!.Descendants<Text>())
            foreach ((string from, string to) in changes.Where(c => c.From == text.Text))
                text.Text = to;
        }

        return content.ToArray();
    }

    private async Task<HttpResponseMessage> UploadAsync(byte[] sheet)
    {
        var guard = (IHtmlInputElement)(await _site.PageAsync("/units/import")).QuerySelector("form[action='/units/import'] input[name=form-token]")!;
        using var form = new MultipartFormDataContent { { new StringContent(guard.Value), guard.Name! } };
        var file = new ByteArrayContent(sheet);
        file.Headers.ContentType = new MediaTypeHeaderValue("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet");
        form.Add(file, "file", "联系人.xlsx");
        return await _site.Client.PostAsync(new Uri("/units/import", UriKind.Relative), form);
    }
}

using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Catalogue.Import.Cells;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.Drafts;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.Tests.Drafts;

/// <summary>A document whose columns a person names is read once more, not twice: each reading may take as long as one is allowed.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class ReadAgainTests : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private static readonly Actor Office = Actor.Of("市安委办 张三");
    private readonly SqliteStore _store = SqliteStore.OpenScratch(new StorageMeter());
    private readonly DraftService _drafts;
    private int _readings;

    public ReadAgainTests()
    {
        var nowhere = new FolderTransport(Path.GetTempPath());
        _drafts = new WorkflowParts(
            _store,
            new TestClock(Civil.At("2021-01-18 09:00")),
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "http://unit.test",
            new MailRoutes(nowhere, nowhere),
            "test",
            NullLoggerFactory.Instance,
            reading: ReadAsync
        ).ListDrafts;
    }

    public void Dispose() => _store.Dispose();

    [Fact]
    public async Task Columns_CostOneReading_AndCorrectionsAreKept()
    {
        string text =
            "2021年甲市清单\n序号\t重点任务\t工作要求\t责任单位\t完成时限\n"
            + "1\t每月检查1次。\t确保安全形势持续稳定。\t汉滨区安委会\t12月31日前\n"
            + "2\t每季度抽查1次。\t确保安全形势持续稳定。\t汉滨区安委会\t12月31日前\n";
        ListDraft draft = await _drafts.ImportAsync([new DraftFile("list.txt", Encoding.UTF8.GetBytes(text))], null, Office, "upload", default);
        Obligation monthly = draft.Folder().Catalogue.Obligations.First(o => o.Recurrence == Recurrence.Monthly);
        DutyEdit edit = DutyEdit.Of(monthly) with { PerPeriod = 4 };
        Result<ListDraft> changed = await _drafts.ChangeDutyAsync(draft.Id, draft.Version, Office, monthly.Id, edit, default);
        draft = Assert.IsType<Result<ListDraft>.Done>(changed).Value;
        Assert.Equal(1, _readings);

        ColumnRole[] roles =
        [
            .. draft
                .Tables.Single()
                .Roles.Select(r =>
                    r switch
                    {
                        ColumnRole.Task => ColumnRole.Text,
                        ColumnRole.Text => ColumnRole.Other,
                        _ => r,
                    }
                ),
        ];
        Result<ListDraft> again = await _drafts.ReadAgainAsync(draft.Id, draft.Version, Office, [roles], default);

        ListDraft read = Assert.IsType<Result<ListDraft>.Done>(again).Value;
        Assert.Equal(2, _readings);
        Assert.Equal(roles, read.Tables.Single().Roles);
        Assert.Contains("perPeriod: 4", read.Catalogue, StringComparison.Ordinal);
        Assert.DoesNotContain("确保安全形势持续稳定", read.Catalogue, StringComparison.Ordinal);
    }

    // As a host's process reads, within this one.
    private async Task<ReadDocument> ReadAsync(DocumentQuestion question, CancellationToken cancellation)
    {
        _readings++;
        using var asked = new MemoryStream(JsonSerializer.SerializeToUtf8Bytes(question, Json));
        using var answered = new MemoryStream();
        await DocumentProcess.ServeAsync(asked, answered, cancellation);
        return JsonNode.Parse(answered.ToArray())!["document"].Deserialize<ReadDocument>(Json)!;
    }
}

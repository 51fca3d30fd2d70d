using Ankang.Workflows.Accidents;
using Ankang.Workflows.Answers;
using Ankang.Workflows.Calendar;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Dispatch;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Links;
using Ankang.Workflows.Notices;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.DueItems;
using Ankang.Workflows.Standalone.Clockwork;
using Ankang.Workflows.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>The loop wakes up for an accident at any hour, whatever else it waits for.</summary>
public sealed class AlarmTests : IDisposable
{
    private const string List = "xiaoqu-2021";
    private readonly TempFolder _folder = new();
    private readonly DataFolder _data;
    private readonly VirtualClock _clock = new(ChinaTime.StartOf(new(2021, 1, 4)));
    private readonly WorkflowParts _parts;

    public AlarmTests()
    {
        _data = DataFolder.Open(_folder["data"]);
        var outbox = new FolderTransport(_folder["outbox"]);
        _parts = new WorkflowParts(
            _data.OpenStore(new StorageMeter()),
            _clock,
            NoticeTemplates.Load(),
            new LinkSigner(new byte[LinkSigner.KeyLength]),
            () => "https://anwei.example.org",
            new MailRoutes(outbox, outbox),
            "test",
            NullLoggerFactory.Instance
        );
    }

    public void Dispose()
    {
        _data.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Agenda_TakesEachRound_BetweenSlots_UntilThereIsNoneLeft()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        await _parts.Register.PublishAsync(
            CatalogueFolder.Load(list.Folder),
            HolidayFile.Load(_folder["holidays"]),
            new(2021, 1, 4),
            shadow: false,
            rehearsal: false,
            default
        );
        var agenda = new Agenda(_parts, List);
        DateTimeOffset night = ChinaTime.At(new(2021, 1, 9), new(22, 40)); // a Saturday
        await RunToAsync(agenda, night);
        Assert.IsType<Result<Accident>.Done>(
            await _parts.Alarms.RecordAsync(
                List,
                new AccidentReport("hanbin", night, night, null, "某厂", AccidentLevel.Undetermined, "火灾。", null),
                "r",
                Actor.Of("小区安委办王丽"),
                default
            )
        );
        DateTimeOffset[] rounds = [.. (await RunToAsync(agenda, night.AddHours(6))).Where(e => e.Kind == EntryKind.Alarm).Select(e => e.Moment)];
        Assert.Equal([15, 30, 45], rounds.Select(r => (int)(r - night).TotalMinutes)); // the first was told with the recording
        Assert.Equal(4, Directory.GetFiles(_folder["outbox"], "*accident*").Length);
    }

    private async Task<IReadOnlyList<Entry>> RunToAsync(Agenda agenda, DateTimeOffset until)
    {
        var taken = new List<Entry>();
        while (await agenda.NextAsync(_clock.GetUtcNow(), default) is { } next && next.Moment <= until)
        {
            _clock.MoveTo(next.Moment);
            await agenda.TakeAsync(next, default);
            taken.Add(next);
        }

        _clock.MoveTo(until);
        return taken;
    }
}

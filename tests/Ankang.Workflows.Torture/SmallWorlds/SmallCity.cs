using System.Text;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Rules.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Torture.SmallWorlds;

/// <summary>A list of one duty asked of two units, lived by one host up to a moment; each world goes on from a copy of its file.</summary>
internal sealed class SmallCity : IDisposable
{
    /// <summary>The day on which both units are reminded, at 09:00: the first working day after the deadline.</summary>
    public static readonly DateOnly Reminded = new(2021, 2, 8);

    private static readonly TimeOnly[] Looks = [new(0, 0), new(6, 0), new(9, 0), new(15, 0)];
    private readonly TempFolder _folder = new();
    private readonly string _file;

    private SmallCity(DateTimeOffset moment)
    {
        Moment = moment;
        _file = _folder["lived", DataFolder.StoreFile];
        Directory.CreateDirectory(_folder["lived"]);
        var clock = new PropertyClock(ChinaTime.StartOf(City.FirstDay));
        using var file = new SqliteStore(_file, new StorageMeter(), StoreDurability.Scratch);
        var observer = new Observer(file, clock);
        List = observer.Publish(Write(_folder), City.FirstDay);
        var scheduler = new Scheduler(_ => 0);
        var faults = new FaultBook(Calm, clock.Now, clock);
        var server = new MailServer(clock, faults);
        using var life = new Life(0, 0, file, server, faults, new World.Sources(scheduler, clock, new Logs()), bug: null);
        for (DateOnly day = City.FirstDay; ChinaTime.StartOf(day) < moment; day = day.AddDays(1))
            foreach (DateTimeOffset look in Looks.Select(l => ChinaTime.At(day, l)).Where(l => l < moment))
            {
                clock.MoveTo(look);
                scheduler.Run([life.WakeAsync]);
            }

        Taken = server.Taken;
    }

    /// <summary>Two hosts, and nothing befalls them.</summary>
    public static Plan Calm { get; } = new(Seed: 0, Hosts: 2, Days: 60, Answers: [], Faults: []);

    /// <summary>When the worlds begin; what is due then is not done yet.</summary>
    public DateTimeOffset Moment { get; }

    public ListInForce List { get; }

    /// <summary>What the mail server took so far.</summary>
    public IReadOnlyList<(PropertyMail Mail, DateTimeOffset True)> Taken { get; }

    public static SmallCity For(SmallWorldKind kind) =>
        new(
            kind is SmallWorldKind.TwoAudits or SmallWorldKind.ConfirmationBesideAudit
                ? ChinaTime.At(Reminded.AddDays(1), new TimeOnly(6, 0))
                : ChinaTime.At(Reminded, new TimeOnly(9, 0))
        );

    /// <param name="file">Where the copy goes.</param>
    public void CopyTo(string file) => File.Copy(_file, file);

    public void Dispose() => _folder.Dispose();

    // The end-to-end tests' list, with one of its six duties.
    private static CityList Write(TempFolder folder)
    {
        SmallList list = SmallList.Write(folder, City.FirstDay.Year);
        string all = File.ReadAllText(list.CataloguePath);
        string catalogue = string.Concat(Before(all, "  - id: 01"), "  - id: 02", Between(all, "  - id: 02", "  - id: 03"));
        catalogue = catalogue.Replace("id: 02", "id: 01", StringComparison.Ordinal).Replace("task: 2", "task: 1", StringComparison.Ordinal);
        File.WriteAllText(list.CataloguePath, catalogue, new UTF8Encoding(false));
        string published = Path.Combine(list.Folder, "published.txt");
        string text = File.ReadAllText(published);
        string duty = $"1.{Between(text, "2.", "3.")}";
        File.WriteAllText(published, Before(text, "1.各县区安委会每月") + duty, new UTF8Encoding(false));
        ListSubmission submission = ListSubmission.Load(list.Folder, folder["holidays"]);
        (var parsed, var calendar) = submission.Parse();
        return new CityList(submission, parsed, calendar);
    }

    private static string Before(string text, string mark) => text[..text.IndexOf(mark, StringComparison.Ordinal)];

    private static string Between(string text, string from, string to)
    {
        int at = text.IndexOf($"\n{from}", StringComparison.Ordinal) + from.Length + 1;
        return text[at..text.IndexOf($"\n{to}", at, StringComparison.Ordinal)] + "\n";
    }
}

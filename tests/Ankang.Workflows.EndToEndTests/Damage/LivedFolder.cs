using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Publication;
using Ankang.Workflows.Rules.Calendar;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.EndToEndTests.Damage;

/// <summary>Two lists of one directory that have lived until the morning of 5 February 2021, and the mails of that day's first slot.</summary>
public sealed class LivedFolder : IAsyncLifetime
{
    public static readonly DateOnly Day = new(2021, 2, 5);

    internal TempFolder Folder { get; } = new();

    internal SmallList Small { get; private set; } = null!;

    internal string Holidays => Folder["holidays"];

    internal IReadOnlyList<string> Mails { get; private set; } = [];

    public async Task InitializeAsync()
    {
        Small = SmallList.Write(Folder, 2021);
        SmallList other = SmallList.Write(Folder, 2021, "dongqu", "other");
        var issued = new DateOnly(2021, 1, 4);
        await using (RealHost host = await RealHost.StartAsync(Folder["before"], ChinaTime.StartOf(issued)))
        {
            foreach (SmallList list in new[] { Small, other })
            {
                (var catalogue, WorkCalendar calendar) = ListSubmission.Load(list.Folder, Holidays).Parse();
                await host.Parts.Register.PublishAsync(catalogue, calendar, issued, shadow: false, rehearsal: false, default);
            }

            await host.LiveAsync(issued, Day.AddDays(-1));
            await host.MoveToAsync(ChinaTime.At(Day, new TimeOnly(6, 0)));
        }

        Directory.CreateDirectory(Folder["control"]);
        File.Copy(Folder["before", DataFolder.StoreFile], Folder["control", DataFolder.StoreFile]);
        await using RealHost whole = await RealHost.StartAsync(Folder["control"], ChinaTime.At(Day, new TimeOnly(8, 0)));
        await whole.MoveToAsync(ChinaTime.At(Day, new TimeOnly(9, 0)));
        Mails = whole.Mails.Ids;
        Assert.Contains("xiaoqu-2021.20210205T09.hanbin.supervision", Mails);
        Assert.Equal("ok", (string)(await whole.HealthAsync())["status"]!);
    }

    public Task DisposeAsync()
    {
        Folder.Dispose();
        return Task.CompletedTask;
    }
}

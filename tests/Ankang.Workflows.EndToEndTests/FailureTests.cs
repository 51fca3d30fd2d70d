using System.Net;
using System.Net.Sockets;
using Ankang.Workflows.EndToEndTests.Support;
using Ankang.Workflows.Storage;
using Microsoft.Data.Sqlite;

namespace Ankang.Workflows.EndToEndTests;

/// <summary>What goes wrong where a user starts something: one clear line with the mend, and nothing lost.</summary>
public sealed class FailureTests : IDisposable
{
    private readonly TempFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Serve_NamesThePort_WhenItIsTaken()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        int port = ((IPEndPoint)taken.LocalEndpoint).Port;
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--data", _folder["data"], "--port", $"{port}")).FailedWith($"{port}", "taken", "--port");
    }

    [Fact]
    public async Task Serve_NamesTheDataFolder_WhenAFileIsInTheWay()
    {
        File.WriteAllText(_folder["file"], "kept");
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--data", _folder["file"])).FailedWith(_folder["file"], "choose another folder");
        Assert.Equal("kept", File.ReadAllText(_folder["file"]));
    }

    [Fact]
    public async Task Serve_NamesTheDataFolder_WhenItCannotBeWrittenTo()
    {
        // A place where nobody may make a folder, not even the system's own user.
        string folder = OperatingSystem.IsLinux() ? "/proc/ankang" : Path.Combine(_folder["file"], "data");
        if (!OperatingSystem.IsLinux())
            File.WriteAllText(_folder["file"], "");
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--data", folder)).FailedWith(folder, "choose another folder");
    }

    [Fact]
    public async Task Simulate_NamesTheFolder_WhenItCannotBeWrittenTo()
    {
        File.WriteAllText(_folder["file"], "kept");
        (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--out", _folder["file"])).FailedWith(_folder["file"]);
        Assert.Equal("kept", File.ReadAllText(_folder["file"]));
    }

    [Fact]
    public async Task Serve_NamesTheHolder_WhenAnotherProcessHasTheDataFolder()
    {
        await using Host first = await Host.StartAsync(_folder);
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--data", first.Data, "--port", $"{Ports.Free()}")).FailedWith(
            first.Data,
            "in use by process",
            "choose another folder"
        );
        await first.MoveAsync("next"); // which goes on undisturbed
        Assert.NotEmpty(first.Mails);
    }

    [Fact]
    public async Task Serve_LeavesTheDataAlone_WhenANewerVersionWroteIt()
    {
        string store = _folder["data", DataFolder.StoreFile];
        using (DataFolder folder = DataFolder.Open(_folder["data"]))
            folder.OpenStore(new StorageMeter());
        using (var newer = new SqliteConnection($"Data Source={store};Pooling=false"))
        {
            newer.Open();
            using SqliteCommand command = newer.CreateCommand();
            command.CommandText = $"PRAGMA user_version = {SqliteStore.SchemaVersion + 1}";
            command.ExecuteNonQuery();
        }

        byte[] before = File.ReadAllBytes(store);
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--data", _folder["data"])).FailedWith("newer version", "upgrade the program");
        (await BuiltProgram.RunAsync(_folder.Path, "report", "--data", _folder["data"])).FailedWith("newer version", "upgrade the program");
        Assert.Equal(before, File.ReadAllBytes(store));
    }

    [Fact]
    public async Task Report_SaysWhatToDo_WhenTheFolderHoldsNoData() =>
        (await BuiltProgram.RunAsync(_folder.Path, "report", "--data", _folder["empty"])).FailedWith(_folder["empty"], "serve", "--data");

    [Fact]
    public async Task Catalogue_NamesFileLineAndWhatWasExpected_WhenTheYamlIsMalformed()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        SmallList.Edit(list.CataloguePath, "    shortName: 通报", "\tshortName: 通报");
        int line = Array.FindIndex(File.ReadAllLines(list.CataloguePath), l => l.StartsWith('\t')) + 1;
        (await BuiltProgram.RunAsync(_folder.Path, "catalogue", "--list", list.Folder)).FailedWith("catalogue.yaml", $"line {line}", "Expected");
    }

    [Fact]
    public async Task Catalogue_NamesLineAndUnit_WhenADutyIsAskedOfNobodyKnown()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        SmallList.Edit(list.CataloguePath, "askedOf: [parties]", "askedOf: [partys]");
        int line = Array.FindIndex(File.ReadAllLines(list.CataloguePath), l => l.Contains("partys", StringComparison.Ordinal)) + 1;
        (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--list", list.Folder, "--out", _folder["out"])).FailedWith(
            "catalogue.yaml",
            $"line {line}",
            "'partys' is no unit or group"
        );
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--list", list.Folder, "--data", _folder["data"])).FailedWith(
            "'partys' is no unit or group"
        );
    }

    [Fact]
    public async Task Catalogue_NamesLineAndUnit_WhenAGroupHasAnUnknownMember()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        SmallList.Edit(list.UnitsPath, "members: [hanbin, hanyin]", "members: [hanbin, nobody]");
        (await BuiltProgram.RunAsync(_folder.Path, "catalogue", "--list", list.Folder)).FailedWith(
            "units.yaml",
            "line ",
            "'nobody' is no unit of this file"
        );
    }

    [Fact]
    public async Task Catalogue_NamesTheFiles_WhenTheFolderIsEmpty()
    {
        Result result = await BuiltProgram.RunAsync(_folder.Path, "catalogue", "--list", _folder["nowhere"]);
        Assert.Equal(1, result.ExitCode);
        Assert.Equal(
            ["catalogue.yaml", "published.txt", "units.yaml"],
            result.Errors.Select(e => Path.GetFileName(e.Split(", line")[0]["error: ".Length..]))
        );
    }

    [Fact]
    public async Task List_IsRefused_WhenACalendarIsWrong()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        // --holidays names calendars that stand elsewhere.
        string elsewhere = Directory.CreateDirectory(_folder["elsewhere"]).FullName;
        File.WriteAllText(Path.Combine(elsewhere, "wrong.csv"), "date,name,kind\n2021-13-01,元旦,holiday\n");
        (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--list", list.Folder, "--out", _folder["out"], "--holidays", elsewhere)).FailedWith(
            "wrong.csv",
            "line 2",
            "'2021-13-01' is not a date"
        );
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--list", list.Folder, "--data", _folder["data"], "--holidays", elsewhere)).FailedWith(
            "wrong.csv",
            "line 2"
        );
    }

    [Fact]
    public async Task Serve_RefusesAClosedList_OnTheRealClock()
    {
        SmallList list = SmallList.Write(_folder, 2021);
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--list", list.Folder, "--data", _folder["data"])).FailedWith(
            "closed on 2022-03-31",
            "rehearsal",
            $"{SmallList.Today.Year}"
        );
    }

    [Fact]
    public async Task Serve_AsksForPublicUrl_WhenRealMailWouldLeave()
    {
        SmallList list = SmallList.Write(_folder, SmallList.Today.Year);
        var smtp = new Dictionary<string, string> { ["Mail__Transport"] = "Smtp", ["Mail__Smtp__Host"] = "smtp.example.org" };
        (await BuiltProgram.RunAsync(_folder.Path, smtp, "serve", "--list", list.Folder, "--data", _folder["data"])).FailedWith(
            "PublicUrl is missing",
            "Mail:Transport"
        );
        smtp["PublicUrl"] = "anwei.example.org";
        (await BuiltProgram.RunAsync(_folder.Path, smtp, "serve", "--list", list.Folder, "--data", _folder["data"])).FailedWith(
            "PublicUrl is 'anwei.example.org'",
            "https://"
        );
    }

    [Theory]
    [InlineData("""{"Mail":{"Transport":"Pigeon"}}""", "Pigeon")]
    [InlineData("""{"Mail":{""", "JSON")]
    public async Task Serve_NamesTheSettingsFile_WhenItCannotBeRead(string settings, string why)
    {
        Directory.CreateDirectory(_folder["data"]);
        await File.WriteAllTextAsync(Path.Combine(_folder["data"], "settings.json"), settings);
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--data", _folder["data"])).FailedWith("settings.json", why);
    }

    [Fact]
    public async Task Serve_RefusesOptionsOfARealList_InARehearsal()
    {
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--storage", "UseDevelopmentStorage=true")).FailedWith("--storage goes with --list");
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--start-on", "2021-03-01")).FailedWith("--start-on goes with --list");
        (await BuiltProgram.RunAsync(_folder.Path, "serve", "--rehearsal", "--real-clock")).FailedWith("leave out --rehearsal or --real-clock");
    }

    [Fact]
    public async Task Simulate_RefusesAConnection_WithoutStoreTables() =>
        (await BuiltProgram.RunAsync(_folder.Path, "simulate", "--storage", "UseDevelopmentStorage=true", "--out", _folder["out"])).FailedWith(
            "--storage goes with --store tables"
        );

    [Theory]
    [InlineData("nonsense")]
    [InlineData("AccountName=x;AccountKey=y")]
    public async Task Storage_IsNamed_WhenTheConnectionCannotBeRead(string connection)
    {
        SmallList list = SmallList.Write(_folder, 2021);
        (
            await BuiltProgram.RunAsync(
                _folder.Path,
                "simulate",
                "--list",
                list.Folder,
                "--out",
                _folder["out"],
                "--store",
                "tables",
                "--storage",
                connection
            )
        ).FailedWith("storage connection cannot be read", "connection string");
    }

    [Fact]
    public async Task Simulate_NamesAzuriteAndNode_WhenNoEmulatorAnswers()
    {
        // The emulator's port on an address of this machine where none listens: whoever develops here may run one on 127.0.0.1.
        const string Nowhere = "UseDevelopmentStorage=true;DevelopmentStorageProxyUri=http://127.0.0.2";
        SmallList list = SmallList.Write(_folder, 2021);
        (
            await BuiltProgram.RunAsync(
                _folder.Path,
                "simulate",
                "--list",
                list.Folder,
                "--out",
                _folder["out"],
                "--store",
                "tables",
                "--storage",
                Nowhere
            )
        ).FailedWith("Azurite", "Node.js", "npx azurite-table", "--resume");
    }
}

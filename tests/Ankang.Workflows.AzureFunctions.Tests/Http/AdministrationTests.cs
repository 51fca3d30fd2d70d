using System.Net;
using System.Text.Json;
using Ankang.Workflows.AzureFunctions.Hosting;
using Ankang.Workflows.AzureFunctions.Http;
using Ankang.Workflows.AzureFunctions.Orchestrations;
using Ankang.Workflows.AzureFunctions.Tests.Hosting;
using Ankang.Workflows.AzureFunctions.Tests.Orchestrations;
using Ankang.Workflows.Storage;
using Ankang.Workflows.StoreTests;
using Ankang.Workflows.Tests.Support;
using Ankang.Workflows.Web;
using Ankang.Workflows.Web.Hosting;
using Ankang.Workflows.Web.Security;
using Azure.Storage.Blobs;
using Microsoft.AspNetCore.Http;
using Microsoft.DurableTask;
using Microsoft.DurableTask.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Moq;

namespace Ankang.Workflows.AzureFunctions.Tests.Http;

/// <summary>What a script does with the key of the host stands in 安全日志: what, from where, and that it was the key.</summary>
[Collection(nameof(OneAzurite))]
[Needs<Azurite>]
[Trait("Category", "Security")]
public sealed class AdministrationTests : IDisposable
{
    private const string Articles = "14b-county-articles";
    private const string Prefix = "managed";
    private readonly AzuriteFixture _azurite;
    private readonly City _city = City.Of(TestLists.Part("2021-03-01", ["hanbin"], Articles));
    private readonly Mock<DurableTaskClient> _client = new(MockBehavior.Strict, "test");
    private readonly List<OrchestrationMetadata> _there = [];
    private readonly ServiceProvider _services;
    private readonly HttpRequest _request = new DefaultHttpContext { Connection = { RemoteIpAddress = IPAddress.Parse("192.0.2.7") } }.Request;

    public AdministrationTests(AzuriteFixture azurite)
    {
        _azurite = azurite;
        _client.Setup(c => c.GetAllInstancesAsync(It.IsAny<OrchestrationQuery>())).Returns(() => new InstancePages(_there));
        _client
            .Setup(c =>
                c.ScheduleNewOrchestrationInstanceAsync(
                    It.IsAny<TaskName>(),
                    It.IsAny<object>(),
                    It.IsAny<StartOrchestrationOptions>(),
                    It.IsAny<CancellationToken>()
                )
            )
            .ReturnsAsync("x");
        _client
            .Setup(c => c.TerminateInstanceAsync(It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .Returns(Task.CompletedTask);
        _services = ServicesOf(_city);
    }

    public void Dispose()
    {
        _services.Dispose();
        _city.Dispose();
    }

    [Fact]
    public async Task StopAndStart_StandInTheLog_AndInTheActsOfTheList()
    {
        _there.Add(
            new OrchestrationMetadata(nameof(ObligationOrchestration), $"ankang-2021_{Articles}")
            {
                RuntimeStatus = OrchestrationRuntimeStatus.Running,
            }
        );
        await Managed().StopAsync(_request, "ankang-2021", _client.Object);
        _there.Clear();
        _city.Clock.Now += TimeSpan.FromMinutes(1);
        await Managed().StartAsync(_request, "ankang-2021", _client.Object);

        string[] acts = ["停止流程：1个责任事项", "启动流程：1个责任事项"];
        Assert.Equal(acts.Select(a => $"Act|管理密钥|管理密钥|192.0.2.7|{a}（管理密钥）"), await LinesAsync());
        Assert.Equal(
            acts.Select(a => ("管理密钥", a)),
            (await _city.Parts.ListActs.ReadAsync("ankang-2021", default)).OrderBy(a => a.At).Select(a => (a.Who.Name, a.Text))
        );
    }

    [Fact]
    public async Task ALook_LeavesNothing()
    {
        await Managed().InspectAsync(_request, "ankang-2021", _client.Object);
        Assert.Empty(await LinesAsync());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AListThatIsNotThere_IsSaid_AndNothingIsWritten(bool stops)
    {
        using City city = await City.PublishAsync(Township.Of(2021).Folder, "2021-01-04", shadow: false);
        await using ServiceProvider services = ServicesOf(city);
        Administration managed = Managed(city, services);
        IResult answer = stops
            ? await managed.StopAsync(_request, "nonsense", _client.Object)
            : await managed.StartAsync(_request, "nonsense", _client.Object);
        Assert.Equal(StatusCodes.Status404NotFound, ((IStatusCodeHttpResult)answer).StatusCode);
        foreach (StoreTable table in (StoreTable[])[StoreTable.Control, StoreTable.Security])
            Assert.DoesNotContain(await city.Parts.Store.ReadAcrossAsync(table, " ", "~", [new RowRange(" ", "~")], default), r =>
                table == StoreTable.Security || r.Partition.StartsWith("nonsense", StringComparison.Ordinal)
            );
    }

    [Fact]
    public async Task FirstSignIn_StandsInTheLog_WithoutItsLink()
    {
        IResult answer = await Managed().FirstSignInAsync(_request);
        string line = Assert.Single(await LinesAsync());
        Assert.Equal("Act|管理密钥|管理密钥|192.0.2.7|生成首次登录链接（管理密钥）", line);

        string link = JsonSerializer.SerializeToElement(((IValueHttpResult)answer).Value).GetProperty("link").GetString()!;
        IReadOnlyList<StoreRow> rows = await _city.Parts.Store.ReadAsync(StoreTable.Security, "2021-02", null, null, default);
        Assert.DoesNotContain(rows.SelectMany(r => r.Columns.Values), v => v is string text && text.Contains(link[^64..], StringComparison.Ordinal));
    }

    [Fact]
    public async Task Export_StandsInTheLog()
    {
        await Managed().ExportAsync(_request, _client.Object);
        Assert.Equal(["Export|管理密钥|管理密钥|192.0.2.7|导出全部数据表（管理密钥）"], await LinesAsync());
    }

    private Administration Managed() => Managed(_city, _services);

    private Administration Managed(City city, ServiceProvider services)
    {
        var export = new NightlyExport(
            TableBackup.Open(_azurite.ConnectionString, Prefix),
            new BlobServiceClient(_azurite.ConnectionString).GetBlobContainerClient($"{Prefix}-exports"),
            NullLogger<NightlyExport>.Instance
        );
        return ActivatorUtilities.CreateInstance<Administration>(
            services,
            new Instances(city.Parts, NullLogger<Instances>.Instance),
            export,
            city.Clock,
            new HostOptions(),
            city.Parts
        );
    }

    private static ServiceProvider ServicesOf(City city)
    {
        var host = new FunctionsHost(city.Parts, new ApiKeys(new ApiOptions(), ApiKey.Made(new string('a', 64), null)), [], null);
        return new ServiceCollection().AddLogging().AddSingleton<WorkflowHost>(host).AddWorkflows().BuildServiceProvider();
    }

    private async Task<string[]> LinesAsync()
    {
        SecurityLog log = _services.GetRequiredService<SecurityLog>();
        return
        [
            .. (await log.ReadAsync(log.KeptMonths[0], default)).OrderBy(l => l.At).Select(l => $"{l.Kind}|{l.Who}|{l.Channel}|{l.Address}|{l.Text}"),
        ];
    }
}

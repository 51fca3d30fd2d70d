using Ankang.Workflows.Lists;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Publication;

/// <summary>The head counts the list's changes and accidents, which are written with it: a count that is lost or another one closes the list.</summary>
[Trait(Tier.Name, Tier.City)]
public sealed class HeadCountsTests : IAsyncLifetime
{
    private static readonly Township Before = Township.Of(2021);
    private City _city = null!;

    public async Task InitializeAsync() => _city = await City.PublishAsync(Before.Folder, "2021-01-04", shadow: false);

    public Task DisposeAsync()
    {
        _city.Dispose();
        return Task.CompletedTask;
    }

    [Theory]
    [InlineData("changes", null)]
    [InlineData("changes", 3)]
    [InlineData("accidents", null)]
    [InlineData("accidents", 3)]
    public async Task ACount_ThatIsGoneOrAnother_ClosesTheList_AndIsNamed(string column, int? count)
    {
        await SetAsync(column, count);
        var closed = await Assert.ThrowsAsync<ListClosedException>(() => _city.Parts.Register.RereadAsync(_city.Id, default));
        Assert.Contains(column, closed.Row.Why, StringComparison.Ordinal);
        Assert.Contains(_city.Parts.SetAside.All, r => r.Number == closed.Row.Number);
    }

    [Fact]
    public async Task AChangeThatTheHeadForgot_ClosesTheList()
    {
        await _city.RunToAsync("2021-01-20");
        await _city.ChangeAsync(Before.With("due: 2021-03-31", "due: 2021-04-30").WithPublished("3月31日前", "4月30日前"));
        Assert.Equal(1, (await _city.Parts.Register.RereadAsync(_city.Id, default)).Head.Changes);
        await SetAsync("changes", 0);
        await Assert.ThrowsAsync<ListClosedException>(() => _city.Parts.Register.RereadAsync(_city.Id, default));
    }

    private async Task SetAsync(string column, int? count)
    {
        StoreRow head = (await _city.Parts.Store.GetAsync(StoreTable.Control, _city.Id, "head", default))!;
        var columns = head.Columns.Where(c => c.Key != column).ToDictionary(c => c.Key, c => c.Value);
        if (count is { } other)
            columns[column] = other;
        Assert.True(
            (await _city.Parts.Store.CommitAsync(StoreTable.Control, _city.Id, [new StoreChange.Replace("head", head.ETag, columns)], default)).Done
        );
    }
}

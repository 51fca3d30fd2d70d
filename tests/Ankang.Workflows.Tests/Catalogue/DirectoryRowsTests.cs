using System.Text.Json;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Storage;

namespace Ankang.Workflows.Tests.Catalogue;

public sealed class DirectoryRowsTests
{
    [Fact]
    public void Rows_GiveTheDirectoryBack_WithNamesContactsAndRoster()
    {
        UnitDirectory directory = Seeds.Directory;
        StoreRow[] rows = [.. DirectoryRows.ToRows(directory).Select(r => new StoreRow(r.Row, "1", r.Columns)).OrderBy(r => r.Row, StringComparer.Ordinal)];

        UnitDirectory read = DirectoryRows.Read(rows);

        Assert.Equal(JsonSerializer.Serialize(directory.Units), JsonSerializer.Serialize(read.Units));
        Assert.Equal(
            directory.Groups.OrderBy(g => g.Id, StringComparer.Ordinal).Select(g => JsonSerializer.Serialize(g)),
            read.Groups.OrderBy(g => g.Id, StringComparer.Ordinal).Select(g => JsonSerializer.Serialize(g)));
    }
}

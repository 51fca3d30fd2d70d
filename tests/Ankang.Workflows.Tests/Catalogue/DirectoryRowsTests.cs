using System.Text.Json;
using Ankang.Workflows.Catalogue;
using Ankang.Workflows.Rules.Catalogue;
using Ankang.Workflows.Storage;
using Ankang.Workflows.Tests.Support;

namespace Ankang.Workflows.Tests.Catalogue;

[Trait(Tier.Name, Tier.Fast)]
public sealed class DirectoryRowsTests
{
    [Fact]
    public void Rows_GiveTheDirectoryBack_WithNamesContactsAndRoster()
    {
        UnitDirectory directory = new(
            [
                .. Seeds.Directory.Units.Select(
                    (u, i) =>
                        i == 1
                            ? u.With(ContactRole.Deputy, new Contact("副手", "deputy@example.org", "0915"))
                                .With(ContactRole.SecondDeputy, new Contact(null, "second@example.org"))
                                .With(ContactRole.ThirdDeputy, new Contact("第三", "third@example.org"))
                                .With(ContactRole.Liaison, u.Liaison! with { BouncedAt = Civil.At("2021-04-01 09:00") })
                            : u
                ),
            ],
            Seeds.Directory.Groups
        );
        StoreRow[] rows =
        [
            .. DirectoryRows.ToRows(directory).Select(r => new StoreRow(r.Row, "1", r.Columns)).OrderBy(r => r.Row, StringComparer.Ordinal),
        ];

        UnitDirectory read = DirectoryRows.Read(rows);

        Assert.Equal(JsonSerializer.Serialize(directory.Units), JsonSerializer.Serialize(read.Units));
        Assert.Equal(
            directory.Groups.OrderBy(g => g.Id, StringComparer.Ordinal).Select(g => JsonSerializer.Serialize(g)),
            read.Groups.OrderBy(g => g.Id, StringComparer.Ordinal).Select(g => JsonSerializer.Serialize(g))
        );
    }
}

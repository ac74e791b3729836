using CcHcPublish.Runtime.Storage.Tables;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage;

public sealed class LedgerTablesTests
{
    [Fact]
    public async Task EveryTableAndColumnOfTheSchemaIsListedWithItsKind()
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await using var ledger = await place.OpenAsync();

        var schema = await ledger.ReadAsync(
            """
            select t.name || '.' || c.name || ' ' || c.type as line from sqlite_master t, pragma_table_info(t.name) c
            where t.type = 'table' and t.name not like 'sqlite_%' and t.name <> 'migrations'
            """, row => row.Text("line"), CancellationToken.None);

        var listed = LedgerTables.All.SelectMany(table => table.Columns.Select(column => $"{table.Name}.{column.Name} {(column.Kind == ColumnKind.Number ? "bigint" : "text")}"));
        listed.ShouldBe(schema, ignoreOrder: true);
    }

    [Fact]
    public async Task ATableStandsAfterThoseThatItNames()
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await using var ledger = await place.OpenAsync();
        var order = LedgerTables.All.Select(table => table.Name).ToList();

        var named = await ledger.ReadAsync(
            "select t.name as one, f.\"table\" as other from sqlite_master t, pragma_foreign_key_list(t.name) f where t.type = 'table'",
            row => (One: row.Text("one"), Other: row.Text("other")), CancellationToken.None);

        named.ShouldNotBeEmpty();
        named.ShouldAllBe(pair => order.IndexOf(pair.One) > order.IndexOf(pair.Other));
    }
}

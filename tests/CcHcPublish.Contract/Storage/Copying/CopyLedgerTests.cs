using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.Copying;
using CcHcPublish.Runtime.Storage.History;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage.Copying;

public sealed class CopyLedgerTests
{
    public static TheoryData<string, string> Directions => LedgerUnderTest.Postgres is null
        ? new() { { "sqlite", "sqlite" } }
        : new() { { "sqlite", "sqlite" }, { "sqlite", "postgres" }, { "postgres", "sqlite" }, { "postgres", "postgres" } };

    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Directions))]
    public async Task EveryTableArrivesEqual(string from, string to)
    {
        await using var pair = await Pair.OpenAsync(from, to);
        await FilledLedger.AddAsync(pair.Source, 50);

        var outcome = (await pair.CopyAsync()).ShouldBeOfType<CopyOutcome.Equal>();

        outcome.Tables.ShouldAllBe(table => table.IsEqual && table.Source.Rows > 0);
        outcome.Tables.Single(table => table.Source.Table == "publications").Target.Rows.ShouldBe(50);
        (await new VerifyLog(pair.Target).RunAsync(null, CancellationToken.None)).ShouldBeOfType<LogVerdict.Holds>().Head.Number.ShouldBe(50);
        (await pair.Target.SettingAsync("mode-1", CancellationToken.None)).ShouldBe("rehearsal");
    }

    [Theory, MemberData(nameof(Directions))]
    public async Task TheCopyOfACopyIsTheOriginal(string from, string to)
    {
        await using var there = await Pair.OpenAsync(from, to);
        await using var back = await Pair.OpenAsync(to, from);
        await FilledLedger.AddAsync(there.Source, 7);

        var first = (await there.CopyAsync()).ShouldBeOfType<CopyOutcome.Equal>();
        var second = (await new CopyLedger(new CopyOrder(there.Target, back.Target)).RunAsync(CancellationToken.None)).ShouldBeOfType<CopyOutcome.Equal>();

        second.Tables.Select(table => table.Target).ShouldBe(first.Tables.Select(table => table.Source));
    }

    [Theory, MemberData(nameof(Directions))]
    public async Task ATargetThatHoldsWorkIsRefusedAndLeftAlone(string from, string to)
    {
        await using var pair = await Pair.OpenAsync(from, to);
        await FilledLedger.AddAsync(pair.Source, 3);
        await pair.Target.SetAsync("mode", "cua-nguoi-khac", CancellationToken.None);

        (await pair.CopyAsync()).ShouldBeOfType<CopyOutcome.NotEmpty>().Table.ShouldBe("ledger");

        (await pair.Target.ReadAsync("select id from articles", row => row.Text("id"), CancellationToken.None)).ShouldBeEmpty();
        (await pair.Target.SettingAsync("mode", CancellationToken.None)).ShouldBe("cua-nguoi-khac");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ATargetThatChangesAValueIsFoundAndNothingStays(string to)
    {
        await using var pair = await Pair.OpenAsync("sqlite", to);
        await FilledLedger.AddAsync(pair.Source, 20);
        await pair.TargetPlace.TamperAsync(to == "sqlite"
            ? "create trigger t after insert on attempts begin update attempts set node = node || ' ' where publication like '%-13'; end"
            : """
              create function alter_it() returns trigger as $$ begin if new.publication like '%-13' then new.node := new.node || ' '; end if; return new; end $$ language plpgsql;
              create trigger t before insert on attempts for each row execute function alter_it()
              """);

        var different = (await pair.CopyAsync()).ShouldBeOfType<CopyOutcome.Different>();

        different.Tables.Where(table => !table.IsEqual).Select(table => table.Source.Table).ShouldBe(["attempts"]);
        (await pair.Target.ReadAsync("select id from articles", row => row.Text("id"), CancellationToken.None)).ShouldBeEmpty();
    }

    [Theory, MemberData(nameof(Directions))]
    public async Task WorkThatGoesOnIsNeitherInTheWayNorInTheCopy(string from, string to)
    {
        await using var pair = await Pair.OpenAsync(from, to);
        await FilledLedger.AddAsync(pair.Source, 10);
        var isDisturbed = false;

        var outcome = await new CopyLedger(new CopyOrder(pair.Source, pair.Target, Progress: (_, _) =>
        {
            if (isDisturbed) return;
            isDisturbed = true;
            FilledLedger.AddAsync(pair.Source, 5, seed: 2).GetAwaiter().GetResult();
        })).RunAsync(CancellationToken.None);

        isDisturbed.ShouldBeTrue();
        outcome.ShouldBeOfType<CopyOutcome.Equal>().Tables.Single(table => table.Source.Table == "articles").Target.Rows.ShouldBe(10);
        (await new VerifyLog(pair.Target).RunAsync(null, CancellationToken.None)).ShouldBeOfType<LogVerdict.Holds>().Head.Number.ShouldBe(10);
    }

    [PostgresFact]
    public async Task WhatPostgresCannotKeepIsNamed()
    {
        await using var pair = await Pair.OpenAsync("sqlite", "postgres");
        await FilledLedger.AddAsync(pair.Source, 2);
        await pair.SourcePlace.TamperAsync("update editions set summary = 'a' || char(0) || 'b' where id like '%-1'");

        var refused = (await pair.CopyAsync()).ShouldBeOfType<CopyOutcome.NotStorable>();

        refused.ShouldBe(new CopyOutcome.NotStorable("editions", "summary"));
        (await pair.Target.ReadAsync("select id from articles", row => row.Text("id"), CancellationToken.None)).ShouldBeEmpty();
    }

    [Fact]
    public async Task TheSumDoesNotDependOnTheOrderButOnEveryPlace()
    {
        var sums = new List<string>();
        foreach (var rows in (string[])[
            "('a', '1'), ('b', '2')", "('b', '2'), ('a', '1')", "('a', '2'), ('b', '1')", "('1', 'a'), ('b', '2')", "('a', '1'), ('b', '2'), ('c', '')", "('a', '1'), ('b2', '')"])
        {
            await using var pair = await Pair.OpenAsync("sqlite", "sqlite");
            await pair.SourcePlace.TamperAsync($"insert into ledger (name, value) values {rows}");
            sums.Add((await pair.CopyAsync()).ShouldBeOfType<CopyOutcome.Equal>().Tables[0].Source.Hash);
        }

        sums[1].ShouldBe(sums[0]);
        sums.Skip(1).Distinct().Count().ShouldBe(5);
    }

    private sealed record Pair(LedgerPlaceUnderTest SourcePlace, LedgerPlaceUnderTest TargetPlace, Ledger Source, Ledger Target) : IAsyncDisposable
    {
        public static async Task<Pair> OpenAsync(string from, string to)
        {
            var (source, target) = (await LedgerPlaceUnderTest.NewAsync(from), await LedgerPlaceUnderTest.NewAsync(to));
            return new Pair(source, target, await source.OpenAsync(), await target.OpenAsync());
        }

        public Task<CopyOutcome> CopyAsync() => new CopyLedger(new CopyOrder(Source, Target)).RunAsync(CancellationToken.None);

        public async ValueTask DisposeAsync()
        {
            await Source.DisposeAsync();
            await Target.DisposeAsync();
            await SourcePlace.DisposeAsync();
            await TargetPlace.DisposeAsync();
        }
    }
}

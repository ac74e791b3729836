using System.Text;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.History;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage.History;

public sealed class LogChainTests
{
    private const int Events = 12;

    public static TheoryData<string> Databases => OnBothDatabases.All;

    public static TheoryData<string, string, long> Tamperings
    {
        get
        {
            var data = new TheoryData<string, string, long>();
            foreach (var database in OnBothDatabases.Names)
            {
                foreach (var column in (string[])["actor", "verb", "subject", "detail", "previous", "hash"])
                    data.Add(database, $"update events set {column} = {column} || ' ' where number = 5", 5);
                data.Add(database, "update events set at = at + 1 where number = 5", 5);
                data.Add(database, "update events set number = 99 where number = 5", 5);
                data.Add(database, "delete from events where number = 5", 5);
                data.Add(database, "delete from events where number = 1", 1);
                data.Add(database, "delete from events where number = 12", 12);
                data.Add(database, "delete from events", 1);
                data.Add(database, "insert into events select 13, at, actor, verb, subject, detail, hash, hash from events where number = 12", 13);
                data.Add(database, "insert into events select 0, at, actor, verb, subject, detail, previous, hash from events where number = 1", 1);
                data.Add(database, "update events set number = -number where number in (5, 6); update events set number = 11 + number where number < 0", 5);
                data.Add(database, "delete from ledger where name = 'log'", 1);
                data.Add(database, "update ledger set value = upper(value) where name = 'log'", 13);
            }

            return data;
        }
    }

    [Theory, MemberData(nameof(Tamperings))]
    public async Task WhatWasDoneToItIsFound(string database, string sql, long brokenAt)
    {
        await using var place = await ToldAsync(database);
        await using (var ledger = await place.OpenAsync()) (await VerifyAsync(ledger)).ShouldBeOfType<LogVerdict.Holds>().Head.Number.ShouldBe(Events);

        await place.TamperAsync(sql);

        await using var tampered = await place.OpenAsync();
        (await VerifyAsync(tampered)).ShouldBeOfType<LogVerdict.Broken>().Number.ShouldBe(brokenAt);
    }

    /// <summary>SQLite lets a primary key be empty. Rows without a number come first.</summary>
    [Theory]
    [InlineData("update events set number = null where number = 5", 1)]
    [InlineData("update events set number = 'năm' where number = 5", 5)]
    public async Task AnEventWithoutANumberIsADamagedEventAndNoFaultOfTheProgram(string sql, long brokenAt)
    {
        await using var place = await ToldAsync("sqlite");

        await place.TamperAsync(sql);

        await using var tampered = await place.OpenAsync();
        (await VerifyAsync(tampered)).ShouldBeOfType<LogVerdict.Broken>().Number.ShouldBe(brokenAt);
        await Should.ThrowAsync<InvalidDataException>(() => new ExportLog(tampered).RunAsync(Stream.Null, default));
        (await new LookAtLogEnd(tampered).RunAsync(default)).Broken.ShouldNotBeNull();
    }

    /// <summary>Events and head are read at one moment: what is told in between is no change of the log.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task TheEndHoldsWhileOthersWrite(string database)
    {
        await using var place = await ToldAsync(database);
        await using var ledger = await place.OpenAsync();
        using var enough = new CancellationTokenSource();
        var writing = Task.Run(async () =>
        {
            while (!enough.IsCancellationRequested) await ledger.ChangeAsync(async change => { await change.TellAsync(DateTimeOffset.UnixEpoch, "ai", "submit", "x"); return 0; }, default);
        });

        List<long?> broken = [];
        for (var look = 0; look < 40; look++) broken.Add((await new LookAtLogEnd(ledger).RunAsync(default)).Broken);
        await enough.CancelAsync();
        await writing;

        broken.ShouldAllBe(number => number == null);
    }

    [Fact]
    public async Task ADamagedLastEventIsNamedByItsNumber()
    {
        await using var place = await ToldAsync("sqlite");

        await place.TamperAsync("update events set detail = x'00' where number = 12");

        await using var tampered = await place.OpenAsync();
        (await new LookAtLogEnd(tampered).RunAsync(default)).Broken.ShouldBe(12);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AChainWhoseTailAndHeadWereCutIsFoundByTheHeadOnPaper(string database)
    {
        await using var place = await ToldAsync(database);
        await using var ledger = await place.OpenAsync();
        var paper = (await VerifyAsync(ledger)).ShouldBeOfType<LogVerdict.Holds>().Head;
        var earlier = (await ledger.ReadAsync("select hash from events where number = 10", row => row.Text("hash"), CancellationToken.None))[0];

        await place.TamperAsync($"delete from events where number > 10; update ledger set value = '10 {earlier}' where name = 'log'");

        (await VerifyAsync(ledger)).ShouldBe(new LogVerdict.Holds(new LogHead(10, earlier)));
        (await VerifyAsync(ledger, paper)).ShouldBe(new LogVerdict.LacksHead(new LogHead(10, earlier), new NotedHead(paper, HeadKeeper.Person)));
        (await VerifyAsync(ledger, new LogHead(10, earlier))).ShouldBeOfType<LogVerdict.Holds>();
        (await VerifyAsync(ledger, new LogHead(4, earlier))).ShouldBeOfType<LogVerdict.LacksHead>();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task AnExportVerifiesWithoutTheLedgerAndEveryChangedByteIsFound(string database)
    {
        await using var place = await ToldAsync(database);
        await using var ledger = await place.OpenAsync();
        using var export = new MemoryStream();
        var head = await new ExportLog(ledger).RunAsync(export, CancellationToken.None);
        var bytes = export.ToArray();

        (await VerifyBytesAsync(bytes)).ShouldBe(new LogVerdict.Holds(head));
        (await VerifyBytesAsync(Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(bytes).ReplaceLineEndings("\r\n")))).ShouldBe(new LogVerdict.Holds(head));
        for (var at = 0; at < bytes.Length; at++)
        {
            var changed = (byte[])bytes.Clone();
            changed[at] ^= 1;
            (await VerifyBytesAsync(changed)).ShouldBeOfType<LogVerdict.Broken>($"byte {at}");
        }
    }

    [Fact]
    public async Task LinesTakenOutTurnedRoundOrCutOffAreFound()
    {
        await using var place = await ToldAsync("sqlite");
        await using var ledger = await place.OpenAsync();
        using var export = new MemoryStream();
        var head = await new ExportLog(ledger).RunAsync(export, CancellationToken.None);
        var lines = Encoding.UTF8.GetString(export.ToArray()).Split('\n')[..^1];

        (await VerifyLinesAsync([.. lines[..4], .. lines[5..]])).ShouldBe(new LogVerdict.Broken(5, LogFault.Number));
        (await VerifyLinesAsync([.. lines[..4], lines[5], lines[4], .. lines[6..]])).ShouldBe(new LogVerdict.Broken(5, LogFault.Number));
        (await VerifyLinesAsync([.. lines[..4], "", .. lines[4..]])).ShouldBe(new LogVerdict.Broken(5, LogFault.Unreadable));
        (await VerifyLinesAsync([.. lines[..4], "{\"number\":5}", .. lines[4..]])).ShouldBe(new LogVerdict.Broken(5, LogFault.Unreadable));
        (await VerifyBytesAsync(export.ToArray()[..^20])).ShouldBe(new LogVerdict.Broken(12, LogFault.Unreadable));
        (await VerifyLinesAsync(lines[..10], head)).ShouldBeOfType<LogVerdict.LacksHead>();
        (await VerifyBytesAsync(new byte[6 * 1024 * 1024])).ShouldBe(new LogVerdict.Broken(1, LogFault.Unreadable));

        Task<LogVerdict> VerifyLinesAsync(string[] some, LogHead? noted = null) => VerifyBytesAsync(Encoding.UTF8.GetBytes(string.Join('\n', some) + "\n"), noted);
    }

    /// <summary>Heads on paper outlive versions of the program. This one was computed outside it, with Python's hashlib, from what the format says.</summary>
    [Theory, MemberData(nameof(Databases))]
    public async Task TheHashesAreThoseThatAnybodyComputesFromTheFormat(string database)
    {
        await using var place = await ToldAsync(database);
        await using var ledger = await place.OpenAsync();

        (await VerifyAsync(ledger)).ShouldBe(new LogVerdict.Holds(new LogHead(12, "6266976681397510308a88d4f97af574ef24ab3b26543e40dc3eb48949d1ead2")));
    }

    [Fact]
    public async Task AnEmptyLogHolds()
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await using var ledger = await place.OpenAsync();

        (await VerifyAsync(ledger)).ShouldBe(new LogVerdict.Holds(LogHead.Beginning));
        (await VerifyBytesAsync([])).ShouldBe(new LogVerdict.Holds(LogHead.Beginning));
    }

    private static async Task<LedgerPlaceUnderTest> ToldAsync(string database)
    {
        var place = await LedgerPlaceUnderTest.NewAsync(database);
        await using var ledger = await place.OpenAsync();
        await ledger.ChangeAsync(async change =>
        {
            for (var number = 1; number <= Events; number++)
                await change.TellAsync(DateTimeOffset.UnixEpoch.AddHours(number), "duyệt-1", "approve", $"so-mau/bài “{number % 3}”", number % 2 == 0 ? "dòng 1\ndòng\\2 \u0001 NUL:\0" : "");
            return 0;
        }, CancellationToken.None);
        return place;
    }

    private static Task<LogVerdict> VerifyAsync(Ledger ledger, LogHead? noted = null) => new VerifyLog(ledger).RunAsync(noted, CancellationToken.None);

    private static async Task<LogVerdict> VerifyBytesAsync(byte[] bytes, LogHead? noted = null)
    {
        using var stream = new MemoryStream(bytes);
        return await new VerifyExport(stream).RunAsync(noted, CancellationToken.None);
    }
}

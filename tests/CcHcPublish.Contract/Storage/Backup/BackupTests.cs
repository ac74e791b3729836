using CcHcPublish.Contract.Publishing;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.Backup;
using CcHcPublish.Runtime.Storage.History;
using CcHcPublish.Runtime.Storage.Tables;
using CcHcPublish.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage.Backup;

public sealed class BackupTests : IDisposable
{
    private readonly TempFolder folder = new();

    public static TheoryData<string> Databases => OnBothDatabases.All;

    private string BackupPath => folder.At("sao-luu/cchc.db");

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasSavedDuringPublishingIsRestoredIntoBothEnginesAndGoesOn(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        for (var number = 0; number < 60; number++) await stage.ApprovedAsync($"bai-{number}", PublishingStage.Start, "website");
        // The 41st article is held up while it is written: its whole group is claimed and none of it closed.
        var (reached, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var begun = 0;
        stage.Website.During = () =>
        {
            if (Interlocked.Increment(ref begun) < 41) return Task.CompletedTask;
            reached.TrySetResult();
            return goOn.Task;
        };

        var sweep = Task.Run(() => stage.SweepAsync());
        await reached.Task;
        var made = (await new MakeBackup(stage.Ledger, stage.Clock).RunAsync(BackupPath, null, CancellationToken.None)).ShouldBeOfType<BackupOutcome.Made>();
        goOn.SetResult();
        await sweep;

        (await PublishedAsync(stage.Ledger)).ShouldBe(60);
        Directory.GetFiles(folder.At("sao-luu")).Select(Path.GetFileName).ShouldBe(["cchc.db", "cchc.db.json"], ignoreOrder: true);
        foreach (var engine in OnBothDatabases.Names)
        {
            await using var place = await LedgerPlaceUnderTest.NewAsync(engine);
            var restored = (await RestoreAsync(place)).ShouldBeOfType<RestoreOutcome.Restored>();
            restored.Log.ShouldBeOfType<LogVerdict.Holds>().Head.ToString().ShouldBe(made.Manifest.LogHead);
            // The restore itself is one more event.
            restored.Tables.Select(table => table.Target).Where(IsOfTheBackup).ShouldBe(made.Manifest.Tables.Where(IsOfTheBackup));
            restored.Tables.ShouldAllBe(table => table.IsEqual);

            await using var ledger = await place.OpenAsync();
            (await PublishedAsync(ledger)).ShouldBeInRange(20, 40);
            // What was claimed at the moment of the backup is watched for a lease, then looked for.
            var next = new Publisher(ledger, stage.Channels, stage.Clock, "may-moi", NullLogger<Publisher>.Instance);
            await next.SweepAsync(CancellationToken.None);
            stage.Pass(ClaimPublication.Lease);
            await next.SweepAsync(CancellationToken.None);
            stage.Website.Shown.Count.ShouldBe(60);
            (await PublishedAsync(ledger)).ShouldBe(60);
            (await new VerifyLog(ledger).RunAsync(null, CancellationToken.None)).ShouldBeOfType<LogVerdict.Holds>().Head.Number.ShouldBe(61);
        }
    }

    private static bool IsOfTheBackup(TableSum table) => table.Table is not ("ledger" or "events");

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasSentAfterTheBackupIsLookedForAndNotSentAgain(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        (await new MakeBackup(stage.Ledger, stage.Clock).RunAsync(BackupPath, null, CancellationToken.None)).ShouldBeOfType<BackupOutcome.Made>();
        await stage.SweepAsync();
        await using var place = await LedgerPlaceUnderTest.NewAsync(database);
        (await RestoreAsync(place)).ShouldBeOfType<RestoreOutcome.Restored>();

        await using var ledger = await place.OpenAsync();
        await new Publisher(ledger, stage.Channels, stage.Clock, "may-moi", NullLogger<Publisher>.Instance).SweepAsync(CancellationToken.None);
        stage.Pass(TimeSpan.FromDays(30));
        await new Publisher(ledger, stage.Channels, stage.Clock, "may-moi", NullLogger<Publisher>.Instance).SweepAsync(CancellationToken.None);

        (await PublishedAsync(ledger)).ShouldBe(1);
        stage.Fanpage.Shown.Count.ShouldBe(1);
    }

    [Fact]
    public async Task ADamagedBackupIsRefused()
    {
        await MadeAsync(5);
        var sound = await File.ReadAllBytesAsync(BackupPath);
        var random = new Random(20261120);
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        for (var round = 0; round < 25; round++)
        {
            var damaged = (byte[])sound.Clone();
            damaged[random.Next(damaged.Length)] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(BackupPath, round == 0 ? damaged[..^4096] : damaged);
            (await RestoreAsync(place)).ShouldBe(new RestoreOutcome.Unsound(BackupFault.Bytes));
        }

        Directory.GetFiles(place.Folder).ShouldBeEmpty();
        await File.WriteAllBytesAsync(BackupPath, sound);
        var manifest = await File.ReadAllTextAsync(BackupPath + ".json");
        await File.WriteAllTextAsync(BackupPath + ".json", manifest.Replace("\"rows\": 5", "\"rows\": 6", StringComparison.Ordinal));
        (await RestoreAsync(place)).ShouldBe(new RestoreOutcome.Unsound(BackupFault.Tables));
        await File.WriteAllTextAsync(BackupPath + ".json", manifest[..100]);
        (await RestoreAsync(place)).ShouldBe(new RestoreOutcome.Unsound(BackupFault.NoManifest));
        await File.WriteAllTextAsync(BackupPath + ".json", manifest);
        (await RestoreAsync(place)).ShouldBeOfType<RestoreOutcome.Restored>();
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WorkIsReplacedOnlyWhenThatWasSaid(string database)
    {
        await MadeAsync(5);
        await using var place = await LedgerPlaceUnderTest.NewAsync(database);
        await using (var ledger = await place.OpenAsync()) await FilledLedger.AddAsync(ledger, 2, seed: 9);

        (await RestoreAsync(place)).ShouldBeOfType<RestoreOutcome.NotEmpty>();
        (await CountAsync(place)).ShouldBe(2);

        var restored = (await RestoreAsync(place, mayReplace: true)).ShouldBeOfType<RestoreOutcome.Restored>();
        (await CountAsync(place)).ShouldBe(5);
        if (database == "sqlite")
        {
            // The earlier ledger is whole, under its new name.
            await using var earlier = await Ledger.OpenDatabaseAsync(restored.MovedTo!, TimeProvider.System, CancellationToken.None);
            (await earlier.ReadAsync("select id from articles", row => row.Text("id"), CancellationToken.None)).Count.ShouldBe(2);
        }
    }

    [Fact]
    public async Task ALedgerThatAnotherHasOpenIsNotMovedAway()
    {
        await MadeAsync(5);
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await using var inUse = await place.OpenAsync();
        await FilledLedger.AddAsync(inUse, 2, seed: 9);

        var refused = await Should.ThrowAsync<SqliteException>(() => RestoreAsync(place, mayReplace: true));

        refused.SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_BUSY);
        await inUse.SetAsync("van", "ghi được", CancellationToken.None);
        (await CountAsync(place)).ShouldBe(2);
    }

    [Fact]
    public async Task ADamagedLedgerIsPutAsideForItsBackup()
    {
        await MadeAsync(5);
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await File.WriteAllTextAsync(place.File, "không còn là cơ sở dữ liệu");

        (await RestoreAsync(place)).ShouldBeOfType<RestoreOutcome.NotEmpty>();
        var restored = (await RestoreAsync(place, mayReplace: true)).ShouldBeOfType<RestoreOutcome.Restored>();

        (await File.ReadAllTextAsync(restored.MovedTo!)).ShouldStartWith("không còn");
        (await CountAsync(place)).ShouldBe(5);
    }

    [Fact]
    public async Task AFileUnderTheNameIsNeverOverwritten()
    {
        folder.Write("sao-luu/cchc.db", "của người khác");
        await using var ledger = await LedgerUnderTest.OnFileAsync(TimeProvider.System);

        (await new MakeBackup(ledger.Ledger, TimeProvider.System).RunAsync(BackupPath, null, CancellationToken.None)).ShouldBeOfType<BackupOutcome.Exists>();

        (await File.ReadAllTextAsync(BackupPath)).ShouldBe("của người khác");
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task EveryNightMakesOneAndRemovesWhatIsNotKept(string database)
    {
        var clock = new TestClock(new DateTimeOffset(2026, 11, 1, 1, 0, 0, TimeSpan.FromHours(7)));
        await using var ledger = await OnBothDatabases.OpenAsync(database, clock);
        var nightly = new BackUpNightly(ledger.Ledger, clock, folder.At("dem")) { Keep = new BackupRetention(Days: 3, Months: 2) };
        folder.Write("dem/ghi-chu.txt", "giữ lại");
        var removed = 0;
        for (var night = 0; night < 35; night++)
        {
            var done = await nightly.RunAsync(CancellationToken.None);
            done.Outcome.ShouldBeOfType<BackupOutcome.Made>();
            removed += done.Removed.Count;
            clock.Advance(TimeSpan.FromDays(1));
        }

        removed.ShouldBe(30);
        Directory.GetFiles(folder.At("dem")).Select(Path.GetFileName).Order().ShouldBe(
        [
            "cchc-20261101-010000.db", "cchc-20261101-010000.db.json", "cchc-20261201-010000.db", "cchc-20261201-010000.db.json",
            "cchc-20261203-010000.db", "cchc-20261203-010000.db.json", "cchc-20261204-010000.db", "cchc-20261204-010000.db.json",
            "cchc-20261205-010000.db", "cchc-20261205-010000.db.json", "ghi-chu.txt",
        ]);
    }

    public void Dispose() => folder.Dispose();

    private async Task MadeAsync(int articles)
    {
        await using var ledger = await LedgerUnderTest.OnFileAsync(TimeProvider.System);
        await FilledLedger.AddAsync(ledger.Ledger, articles);
        (await new MakeBackup(ledger.Ledger, TimeProvider.System).RunAsync(BackupPath, null, CancellationToken.None)).ShouldBeOfType<BackupOutcome.Made>();
    }

    private Task<RestoreOutcome> RestoreAsync(LedgerPlaceUnderTest place, bool mayReplace = false) =>
        new RestoreBackup(TimeProvider.System).RunAsync(new RestoreOrder(BackupPath, place.Folder, place.Postgres, mayReplace), CancellationToken.None);

    private static async Task<int> CountAsync(LedgerPlaceUnderTest place)
    {
        await using var ledger = await place.OpenAsync();
        return (await ledger.ReadAsync("select id from articles", row => row.Text("id"), CancellationToken.None)).Count;
    }

    private static async Task<int> PublishedAsync(Ledger ledger) =>
        (await ledger.ReadAsync("select id from publications where state = @state", row => row.Text("id"), CancellationToken.None, ("state", PublicationState.Published))).Count;
}

using CcHcPublish.Contract.Publishing;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.Backup;
using CcHcPublish.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage.Backup;

/// <summary>Whatever waited in a backup may have been sent by the ledger that was lost: nothing goes out before a look.</summary>
public sealed class RestoredPublishingTests : IDisposable
{
    private static readonly DateTimeOffset Due = PublishingStage.Start.AddHours(5);

    private readonly TempFolder folder = new();

    public static TheoryData<string> Databases => OnBothDatabases.All;

    private string BackupPath => folder.At("cchc.db");

    public void Dispose() => folder.Dispose();

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasDueLaterAndWasSentEarlyAfterTheBackupIsNotSentAgain(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", Due, "fanpage")).Single();
        await BackUpAsync(stage);
        stage.Pass(TimeSpan.FromMinutes(5));
        await stage.Ledger.ChangeAsync(change => change.RunAsync("update publications set due_at = @now, not_before = @now", ("now", stage.Clock.GetUtcNow())), default);
        await stage.SweepAsync();
        stage.Fanpage.Shown.Count.ShouldBe(1);
        stage.Pass(TimeSpan.FromMinutes(5));

        await using var place = await RestoreAsync(database, stage.Clock);
        await using var ledger = await place.OpenAsync();
        await SweepThroughAsync(stage, ledger, Due.AddHours(2));

        stage.Fanpage.Shown.Count.ShouldBe(1);
        (await FindAsync(ledger, id)).State.ShouldBe(PublicationState.Published);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasOnlyPreparedDuringTheBackupAndSentRightAfterIsNotSentAgain(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        stage.Fanpage.AsksBeforeSending = true;
        stage.Fanpage.Preparing = () => BackUpAsync(stage);
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        stage.Fanpage.Preparing = null;
        stage.Fanpage.Shown.Count.ShouldBe(1);

        await using var place = await RestoreAsync(database, stage.Clock);
        await using var ledger = await place.OpenAsync();
        await SweepThroughAsync(stage, ledger, PublishingStage.Start.AddHours(2));

        stage.Fanpage.Shown.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task WhatWasNotSentGoesOutAtItsTimeAndNotBefore(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", Due, "fanpage")).Single();
        await BackUpAsync(stage);
        await using var place = await RestoreAsync(database, stage.Clock);
        await using var ledger = await place.OpenAsync();

        await SweepThroughAsync(stage, ledger, Due.AddMinutes(-1));

        stage.Fanpage.Shown.ShouldBeEmpty();
        (await FindAsync(ledger, id)).ShouldSatisfyAllConditions(waiting => waiting.State.ShouldBe(PublicationState.Scheduled), waiting => waiting.NotBefore.ShouldBe(Due), waiting => waiting.DueAt.ShouldBe(Due));
        stage.Clock.StandAt(Due);
        await SweepAsync(stage, ledger);
        stage.Fanpage.Shown.Count.ShouldBe(1);
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ALookGoesBackToTheBackupAndNotOnlyToTheTimeItWasDue(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start.AddMinutes(40), "fanpage")).Single();
        await BackUpAsync(stage);
        stage.Pass(TimeSpan.FromHours(1));

        await using var place = await RestoreAsync(database, stage.Clock);
        await using var ledger = await place.OpenAsync();

        (await FindAsync(ledger, id)).ShouldSatisfyAllConditions(
            open => open.FirstSentAt.ShouldBe(PublishingStage.Start), open => open.NotBefore.ShouldBe(stage.Clock.GetUtcNow()), open => open.State.ShouldBe(PublicationState.Unconfirmed));
    }

    [Theory, MemberData(nameof(Databases))]
    public async Task ARestoreThatIsCutOffNeverLeavesALedgerThatSendsUnasked(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        var id = (await stage.ApprovedAsync("mot-cua", PublishingStage.Start, "fanpage")).Single();
        await BackUpAsync(stage);
        await using var place = await LedgerPlaceUnderTest.NewAsync(database);
        // Whatever is done once the ledger is in place dies.
        var dies = new ClockThatStops(() => IsInPlace(place));

        try
        {
            await new RestoreBackup(dies).RunAsync(new RestoreOrder(BackupPath, place.Folder, place.Postgres, MayReplace: false), default);
        }
        catch (OperationCanceledException)
        {
            // The process is gone.
        }

        await using var ledger = await place.OpenAsync();
        (await FindAsync(ledger, id)).State.ShouldBe(PublicationState.Unconfirmed);
    }

    private static bool IsInPlace(LedgerPlaceUnderTest place)
    {
        if (place.Postgres is null) return File.Exists(place.File) && new SqliteFile(place.File).HasRows();
        using var connection = new NpgsqlConnection(place.Postgres);
        connection.Open();
        using var exists = new NpgsqlCommand("select to_regclass('publications') is not null", connection);
        if (exists.ExecuteScalar() is not true) return false;
        using var command = new NpgsqlCommand("select count(*) from publications", connection);
        return command.ExecuteScalar() is > 0L;
    }

    private async Task BackUpAsync(PublishingStage stage) => (await new MakeBackup(stage.Ledger, stage.Clock).RunAsync(BackupPath, null, default)).ShouldBeOfType<BackupOutcome.Made>();

    private async Task<LedgerPlaceUnderTest> RestoreAsync(string database, DeskClock clock)
    {
        var place = await LedgerPlaceUnderTest.NewAsync(database);
        (await new RestoreBackup(clock).RunAsync(new RestoreOrder(BackupPath, place.Folder, place.Postgres, MayReplace: false), default)).ShouldBeOfType<RestoreOutcome.Restored>();
        return place;
    }

    private static async Task SweepThroughAsync(PublishingStage stage, Ledger ledger, DateTimeOffset until)
    {
        while (stage.Clock.GetUtcNow() < until)
        {
            await SweepAsync(stage, ledger);
            stage.Pass(TimeSpan.FromMinutes(5));
        }
    }

    private static Task<IReadOnlyList<Publication>> SweepAsync(PublishingStage stage, Ledger ledger) =>
        new Publisher(ledger, stage.Channels, stage.Clock, "may-moi", NullLogger<Publisher>.Instance).SweepAsync(default);

    private static async Task<Publication> FindAsync(Ledger ledger, string id) =>
        (await ledger.ReadAsync("select * from publications where id = @id", PublicationRows.Read, default, ("id", id))).Single();

    private sealed class ClockThatStops(Func<bool> isOver) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => isOver() ? throw new OperationCanceledException() : PublishingStage.Start.AddMinutes(1);
    }

    private sealed class SqliteFile(string path)
    {
        public bool HasRows()
        {
            using var connection = new SqliteConnection($"Data Source={path};Mode=ReadOnly;Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "select count(*) from publications";
            return command.ExecuteScalar() is > 0L;
        }
    }
}

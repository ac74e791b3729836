using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.History;
using Microsoft.Data.Sqlite;
using Shouldly;

namespace CcHcPublish.Contract.Storage.Faults;

public sealed class DiskTests
{
    [FactOnSmallDisk]
    public async Task OnAFullDiskNothingIsSentThatWasNotRecordedAndWorkGoesOnWhenThereIsRoom()
    {
        using var disk = new MountedFolder("2m");
        var clock = new DeskClock();
        clock.StandAt(DuePublications.Start);
        await using var ledger = await Ledger.OpenFileAsync(disk.Path, clock, CancellationToken.None);
        var due = new DuePublications(ledger, clock, ChannelKind.Facebook);
        await due.AddAsync(120);
        // A reader that stays keeps the write-ahead log from being reused, so that the disk fills up while publishing.
        await using (await ledger.SnapshotAsync(CancellationToken.None))
        {
            var full = await Should.ThrowAsync<SqliteException>(() => due.Publisher().SweepAsync(CancellationToken.None));

            full.SqliteErrorCode.ShouldBe(SQLitePCL.raw.SQLITE_FULL);
            due.Channel.Shown.Count.ShouldBeInRange(1, 119);
            // Whatever was sent has its attempt: at most the last one could not be closed.
            var sent = due.Channel.Shown.Select(shown => shown.PublicationId).ToHashSet();
            var attempted = await ledger.ReadAsync("select publication from attempts", row => row.Text("publication"), CancellationToken.None);
            sent.ShouldBeSubsetOf(attempted);
            (await due.OpenAttemptsAsync()).ShouldBeInRange(0, 1);
        }

        disk.Remount("size=32m");
        await due.Publisher().SweepAsync(CancellationToken.None);
        clock.StandAt(DuePublications.Start + ClaimPublication.Lease);
        await due.Publisher().SweepAsync(CancellationToken.None);

        (await due.StatesAsync()).ShouldAllBe(state => state == "Published");
        due.Channel.Shown.Select(shown => shown.PublicationId).Distinct().Count().ShouldBe(120);
        due.Channel.Shown.Count.ShouldBe(120);
        (await new VerifyLog(ledger).RunAsync(null, CancellationToken.None)).ShouldBeOfType<LogVerdict.Holds>().Head.Number.ShouldBe(120);
    }

    [FactOnSmallDisk]
    public async Task ACopyOntoAFullDiskSaysSo()
    {
        using var disk = new MountedFolder("1m");
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await using (var ledger = await place.OpenAsync()) await FilledLedger.AddAsync(ledger, 200);

        var (code, _, errors) = await CchcProcess.RunAsync(null, "db", "copy", "--data", place.Folder, "--to", disk.Path);
        var english = await CchcProcess.RunAsync(null, "db", "backup", "--data", place.Folder, "--to", Path.Combine(disk.Path, "b.db"), "--lang", "en");

        code.ShouldBe(1);
        errors.ShouldContain("Đĩa đầy");
        english.Code.ShouldBe(1);
        english.Errors.ShouldContain("The disk is full");
        Directory.GetFiles(disk.Path, "*b.db*").ShouldBeEmpty();
    }

    [FactOnSmallDisk]
    public async Task AReadOnlyFolderIsNamedAndNothingIsLost()
    {
        using var disk = new MountedFolder("8m");
        await using (var ledger = await Ledger.OpenFileAsync(disk.Path, TimeProvider.System, CancellationToken.None)) await FilledLedger.AddAsync(ledger, 3);
        disk.Remount("ro");

        var (code, _, errors) = await CchcProcess.RunAsync(null, "db", "migrate", "--data", disk.Path);
        var fresh = await CchcProcess.RunAsync(null, "db", "migrate", "--data", Path.Combine(disk.Path, "moi"), "--lang", "en");
        disk.Remount("rw");
        var again = await CchcProcess.RunAsync(null, "log", "verify", "--data", disk.Path);

        code.ShouldBe(1);
        errors.ShouldContain("Không ghi được vào thư mục dữ liệu");
        fresh.Code.ShouldBe(1);
        fresh.Errors.ShouldContain("cannot be read or written");
        again.Output.ShouldContain("3 sự kiện");
    }
}

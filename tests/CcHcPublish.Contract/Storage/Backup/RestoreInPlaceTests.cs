using System.Collections.Concurrent;
using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Contract.Publishing;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.Backup;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage.Backup;

/// <summary>A restore over a ledger that is there: whenever it dies, the folder has the old ledger or the new one, and its user hears what the backup cannot know.</summary>
public sealed class RestoreInPlaceTests : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly CchcRun cchc = new();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task AtNoMomentIsTheFolderWithoutItsLedger(bool isDamaged)
    {
        var target = Path.Combine(folder.Path, Ledger.FileName);
        BackupOutcome.Made made;
        await using (var ledger = await Ledger.OpenFileAsync(folder.Path, TimeProvider.System, default))
        {
            await FilledLedger.AddAsync(ledger, 3);
            made = (await new MakeBackup(ledger, TimeProvider.System).RunAsync(folder.At("sao-luu/cchc-20261101-010000.db"), null, default)).ShouldBeOfType<BackupOutcome.Made>();
        }

        if (isDamaged)
        {
            await File.WriteAllTextAsync(target, new string('x', 20_000));
            await File.WriteAllTextAsync(target + "-wal", "dở dang");
        }

        ConcurrentQueue<string> left = [];
        var arrived = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        using var watcher = new FileSystemWatcher(folder.Path) { NotifyFilter = NotifyFilters.FileName };
        watcher.Deleted += (_, change) => left.Enqueue(change.FullPath);
        watcher.Renamed += (_, change) =>
        {
            left.Enqueue(change.OldFullPath);
            if (change.FullPath == target) arrived.TrySetResult();
        };
        watcher.EnableRaisingEvents = true;
        var restored = (await new RestoreBackup(TimeProvider.System).RunAsync(new RestoreOrder(made.File, folder.Path, null, MayReplace: true), default)).ShouldBeOfType<RestoreOutcome.Restored>();
        await arrived.Task.WaitAsync(TimeSpan.FromSeconds(20));

        left.ShouldNotContain(target);
        File.Exists(target + "-wal").ShouldBeFalse();
        new FileInfo(restored.MovedTo.ShouldNotBeNull()).Length.ShouldBeGreaterThan(0);
        await using var again = await Ledger.OpenFileAsync(folder.Path, TimeProvider.System, default);
        (await again.ReadAsync("select count(*) as n from articles", row => row.Number("n"), default))[0].ShouldBe(3);
    }

    [Fact]
    public async Task TheSuccessTellsWhatIsLookedForAndWhatCannotBeKnown()
    {
        await using var stage = await PublishingStage.OpenAsync("sqlite");
        await stage.ApprovedAsync("mot-cua", PublishingStage.Start.AddDays(1), "website", "fanpage");
        var file = folder.At("cchc-20261101-010000.db");
        (await new MakeBackup(stage.Ledger, stage.Clock).RunAsync(file, null, default)).ShouldBeOfType<BackupOutcome.Made>();

        var (code, output, _) = await cchc.RunAsync("db", "restore", file);

        code.ShouldBe(0);
        output.ShouldContain("2 lượt đăng");
        output.ShouldContain("chưa xác nhận");
        output.ShouldContain("được duyệt sau");
        (await cchc.RunAsync("db", "restore", file, "--replace", "--format", "json")).Output.ShouldContain("\"in_doubt\": 2");
    }

    public void Dispose()
    {
        folder.Dispose();
        cchc.Dispose();
    }
}

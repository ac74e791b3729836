using System.Diagnostics;
using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Testing;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage.Faults;

public sealed class LockedTests
{
    [Fact]
    public async Task ALedgerThatAnotherProcessHoldsTooLongIsSaidToBeHeldAndReadersDoNotWait()
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        (await CchcProcess.RunAsync(null, "db", "migrate", "--data", place.Folder)).Output.ShouldContain("Đã nâng lược đồ");
        await using var holder = new SqliteConnection($"Data Source={place.File};Pooling=False");
        await holder.OpenAsync();
        var held = holder.BeginTransaction();

        var watch = Stopwatch.StartNew();
        (await CchcProcess.RunAsync(null, "log", "verify", "--data", place.Folder)).Code.ShouldBe(0);
        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
        watch.Restart();
        var (code, _, errors) = await StatusAsync(place);

        code.ShouldBe(1);
        errors.ShouldContain("đang bị tiến trình khác giữ");
        watch.Elapsed.ShouldBeInRange(TimeSpan.FromSeconds(14), TimeSpan.FromSeconds(28));

        var waiting = StatusAsync(place);
        while (!File.Exists(place.File + "-wal")) await Task.Yield();
        held.Rollback();
        (await waiting).Code.ShouldBe(0);
    }

    private static Task<(int Code, string Output, string Errors)> StatusAsync(LedgerPlaceUnderTest place) =>
        CchcProcess.RunAsync(null, "status", "--agency", "so-mau", "--root", SourceTree.Root, "--data", place.Folder);
}

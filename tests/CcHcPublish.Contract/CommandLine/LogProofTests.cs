using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Testing;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>A chain that fits in itself proves nothing about its end: <c>log verify</c> holds it against what was noted elsewhere, and the approvals in it against what will be sent.</summary>
public sealed class LogProofTests : IDisposable
{
    private const string Slug = "ba-buoc-nop-ho-so-truc-tuyen";

    private readonly CchcRun cchc = new();
    private readonly TempFolder elsewhere = new();

    [Fact]
    public async Task ATailThatWasCutShowsAgainstTheBackup()
    {
        await FillAsync(4);
        await cchc.RunAsync("db", "backup");

        await CutAsync(2);

        var (code, _, errors) = await cchc.RunAsync("log", "verify");
        code.ShouldBe(1);
        errors.ShouldContain("sự kiện số 4");
        errors.ShouldContain("bản sao lưu cchc-");
        var json = await cchc.JsonAsync("log", "verify");
        json.GetProperty("outcome").GetString().ShouldBe("lacks_head");
        json.GetProperty("noted_by").GetString().ShouldBe("backup");
    }

    [Fact]
    public async Task ATailThatWasCutShowsAgainstTheLastScheduledVerification()
    {
        await FillAsync(4);
        await using (var ledger = await OpenAsync()) await new Runtime.Monitoring.WatchLog(ledger, null, TimeProvider.System, NullLogger<Runtime.Monitoring.WatchLog>.Instance).RunAsync(default);

        await CutAsync(3);

        var (code, _, errors) = await cchc.RunAsync("log", "verify");
        code.ShouldBe(1);
        errors.ShouldContain("lần kiểm tra toàn bộ");
    }

    [Fact]
    public async Task ALogThatWasWipedIsBroken()
    {
        await FillAsync(4);

        await TamperAsync("delete from events; delete from ledger where name = 'log'");

        var (code, _, errors) = await cchc.RunAsync("log", "verify");
        code.ShouldBe(1);
        errors.ShouldContain("nhật ký trống");
    }

    [Theory]
    [InlineData("update renditions set approved_by = 'ai-do' where channel = 'zalo'")]
    [InlineData("update renditions set hash = replace(hash, substr(hash, 1, 4), 'ffff'), payload = 'khác' where channel = 'zalo'")]
    [InlineData("update renditions set payload = payload || ' ' where channel = 'zalo'")]
    [InlineData("update publications set rendition_hash = replace(rendition_hash, substr(rendition_hash, 1, 4), 'ffff') where channel = 'zalo'")]
    [InlineData("insert into renditions select edition, 'kenh-la', hash, payload, approved_by, approved_at from renditions where channel = 'zalo'")]
    public async Task AnApprovalThatWasChangedOrPutInShows(string change)
    {
        await ApproveAsync();
        (await cchc.RunAsync("log", "verify")).Code.ShouldBe(0);

        await TamperAsync(change);

        var (code, _, errors) = await cchc.RunAsync("log", "verify");
        code.ShouldBe(1);
        errors.ShouldContain($"so-mau/{Slug}@1");
        errors.ShouldContain(change.Contains("kenh-la", StringComparison.Ordinal) ? "kênh kenh-la" : "kênh zalo");
        (await cchc.JsonAsync("log", "verify")).GetProperty("outcome").GetString().ShouldBe("approval_differs");
    }

    [Fact]
    public async Task WithoutANotedHeadItIsSaidWhatIsNotProven()
    {
        await FillAsync(4);

        var ledger = await cchc.RunAsync("log", "verify");
        await cchc.RunAsync("db", "backup");
        var backed = await cchc.RunAsync("log", "verify");

        ledger.Code.ShouldBe(0);
        ledger.Output.ShouldContain("chỉ so với một mốc đã giữ");
        backed.Output.ShouldContain("Đã so với bản sao lưu cchc-");
        backed.Output.ShouldNotContain("chỉ so với một mốc đã giữ");
    }

    [Fact]
    public async Task AnExportIsHeldAgainstANotedHeadOrItsEndIsSaidToBeUnproven()
    {
        await FillAsync(4);
        var export = elsewhere.At("nhat-ky.jsonl");
        var head = (await cchc.JsonAsync("log", "export", "--out", export)).GetProperty("head").GetString()!;
        var lines = await File.ReadAllLinesAsync(export);
        await File.WriteAllLinesAsync(export, lines[..3]);

        var unproven = await cchc.RunAsync("log", "verify", export);
        var held = await cchc.RunAsync("log", "verify", export, "--contains", head);

        unproven.Code.ShouldBe(0);
        unproven.Output.ShouldContain("chỉ so với một mốc đã giữ");
        unproven.Output.ShouldContain("--contains");
        held.Code.ShouldBe(1);
        held.Errors.ShouldContain("không có mốc đã ghi");
    }

    [Fact]
    public async Task AnEmptyExportProvesNothing()
    {
        var export = elsewhere.At("trong.jsonl");
        await File.WriteAllBytesAsync(export, []);

        var (code, _, errors) = await cchc.RunAsync("log", "verify", export);

        code.ShouldBe(1);
        errors.ShouldContain("không có sự kiện nào");
    }

    [Fact]
    public async Task BackupsOfTheBranchThatARestoreGaveUpAreNotHeldAgainstIt()
    {
        await FillAsync(2);
        var first = (await cchc.JsonAsync("db", "backup", "--to", Path.Combine(cchc.Data, "backup", "cchc-20261101-010000.db"))).GetProperty("file").GetString()!;
        await FillAsync(3, seed: 2);
        await cchc.RunAsync("db", "backup");

        (await cchc.RunAsync("db", "restore", first, "--replace")).Code.ShouldBe(0);

        var (code, output, errors) = await cchc.RunAsync("log", "verify");
        errors.ShouldBeEmpty();
        code.ShouldBe(0);
        output.ShouldContain("khôi phục");
    }

    public void Dispose()
    {
        cchc.Dispose();
        elsewhere.Dispose();
    }

    private Task<Ledger> OpenAsync() => Ledger.OpenFileAsync(cchc.Data, TimeProvider.System, CancellationToken.None);

    private async Task FillAsync(int count, int seed = 1)
    {
        await using var ledger = await OpenAsync();
        await FilledLedger.AddAsync(ledger, count, seed);
    }

    private async Task ApproveAsync()
    {
        var root = cchc.CopyOf("so-mau");
        string[] rest = ["--agency", "so-mau", "--root", root, "--now", "2026-11-01 08:00"];
        (await cchc.RunAsync(["submit", Slug, "--as", "bien-tap-1", .. rest])).Code.ShouldBe(0);
        (await cchc.RunAsync(["approve", Slug, "--as", "duyet-1", .. rest])).Code.ShouldBe(0);
    }

    private Task CutAsync(long last) => TamperAsync($"delete from events where number > {last}; update ledger set value = (select number || ' ' || hash from events where number = {last}) where name = 'log'");

    private async Task TamperAsync(string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={Path.Combine(cchc.Data, "cchc.db")};Pooling=False");
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        (await command.ExecuteNonQueryAsync()).ShouldBeGreaterThan(0);
    }
}

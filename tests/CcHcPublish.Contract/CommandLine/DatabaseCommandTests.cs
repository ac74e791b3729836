using System.Text.Json;
using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Runtime.Storage.Tables;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary><c>db</c> and <c>log</c> without any content, on a ledger with rows in every table.</summary>
public sealed class DatabaseCommandTests : IDisposable
{
    private readonly CchcRun cchc = new();
    private readonly TempFolder elsewhere = new();

    [Fact]
    public async Task ACopyPrintsItsProofAndIsNotMadeTwice()
    {
        await FillAsync();

        var json = await cchc.JsonAsync("db", "copy", "--to", elsewhere.At("moi"));
        var (code, _, errors) = await cchc.RunAsync("db", "copy", "--to", elsewhere.At("moi"));

        json.GetProperty("outcome").GetString().ShouldBe("equal");
        json.GetProperty("tables").EnumerateArray().ShouldAllBe(table => table.GetProperty("equal").GetBoolean() && table.GetProperty("source_hash").GetString()!.Length == 64);
        code.ShouldBe(1);
        errors.ShouldContain("Đích không trống");
        json.GetProperty("message").GetString()!.ShouldContain("chỉ đăng bài từ một trong hai sổ");
        (await cchc.RunAsync("db", "copy", "--to", elsewhere.At("khac"), "--lang", "en")).Output.ShouldContain($"Both sides are equal: {LedgerTables.All.Count} tables");
    }

    [PostgresFact]
    public async Task ADatabaseThatIsNotThereOrAnAccountThatIsRefusedIsSaidOfTheTarget()
    {
        await FillAsync();
        var server = new Npgsql.NpgsqlConnectionStringBuilder(LedgerUnderTest.Postgres);
        string To(string database, string user) => new Npgsql.NpgsqlConnectionStringBuilder(server.ConnectionString) { Database = database, Username = user }.ToString();

        var absent = await cchc.RunAsync("db", "copy", "--to", To("khong_co_co_so_nay", server.Username!));
        var stranger = await cchc.RunAsync("db", "copy", "--to", To(server.Database!, "khong_co_nguoi_nay"));

        absent.Code.ShouldBe(1);
        absent.Errors.ShouldContain("không có cơ sở dữ liệu này");
        absent.Errors.ShouldContain("--to");
        stranger.Code.ShouldBe(1);
        stranger.Errors.ShouldContain("không nhận tài khoản hoặc mật khẩu");
    }

    [Theory]
    [InlineData("Hots=may-chu;Password=mat-khau-that")]
    [InlineData("postgres://cchc:mat-khau-that@may-chu/cchc")]
    [InlineData("Host=may-chu;Port=mat-khau-that")]
    public async Task AWrongConnectionStringIsNeitherRepeatedNorTakenForAFolder(string target)
    {
        var (code, output, errors) = await cchc.RunAsync("db", "copy", "--to", target);

        code.ShouldBe(2);
        errors.ShouldContain("không phải là chuỗi kết nối PostgreSQL");
        (output + errors).ShouldNotContain("mat-khau-that");
    }

    [Fact]
    public async Task ABackupIsRestoredAndWorkIsNotOverwrittenUnasked()
    {
        await FillAsync();
        var made = await cchc.JsonAsync("db", "backup");
        var file = made.GetProperty("file").GetString()!;

        Path.GetFileName(file).ShouldMatch(@"^cchc-\d{8}-\d{6}\.db$");
        var (refused, _, errors) = await cchc.RunAsync("db", "restore", file);
        var (code, output, _) = await cchc.RunAsync("db", "restore", file, "--replace");

        refused.ShouldBe(1);
        errors.ShouldContain("--replace");
        code.ShouldBe(0);
        output.ShouldContain("mọi bảng khớp với bản kê");
        output.ShouldContain("Nhật ký nguyên vẹn: 4 sự kiện.");
        output.ShouldContain("Sổ cũ được cất");
    }

    [Fact]
    public async Task TheLogIsExportedVerifiedOfflineAndHeldAgainstANotedHead()
    {
        await FillAsync();
        var export = elsewhere.At("nhat-ky.jsonl");

        var written = await cchc.JsonAsync("log", "export", "--out", export);
        var head = written.GetProperty("head").GetString()!;
        var lines = await File.ReadAllLinesAsync(export);

        lines.Length.ShouldBe(4);
        JsonDocument.Parse(lines[3]).RootElement.GetProperty("hash").GetString().ShouldBe(head["4:".Length..]);
        (await cchc.RunAsync("log", "verify", export, "--contains", head)).Code.ShouldBe(0);
        (await cchc.RunAsync("log", "verify", "--contains", head)).Output.ShouldContain($"Mốc cuối: {head}");
        (await cchc.RunAsync("log", "verify", "--contains", "9" + head)).Errors.ShouldContain("không có mốc đã ghi");
        (await cchc.RunAsync("log", "verify", "--contains", "4:abc")).Code.ShouldBe(2);
        await File.WriteAllLinesAsync(export, lines.Where((_, at) => at != 1));
        var broken = await cchc.JsonAsync("log", "verify", export, "--lang", "en");
        broken.GetProperty("broken_at").GetInt64().ShouldBe(2);
        broken.GetProperty("message").GetString()!.ShouldContain("does not hold from event 2 on");
        (await cchc.RunAsync("log", "verify", export)).Code.ShouldBe(1);
    }

    public void Dispose()
    {
        cchc.Dispose();
        elsewhere.Dispose();
    }

    private async Task FillAsync()
    {
        await using var ledger = await Ledger.OpenFileAsync(cchc.Data, TimeProvider.System, CancellationToken.None);
        await FilledLedger.AddAsync(ledger, 4);
    }
}

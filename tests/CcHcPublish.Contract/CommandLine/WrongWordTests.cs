using CcHcPublish.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>A value that a command cannot use is refused as wrong usage; a time or a moment that does not do is refused with what does.</summary>
public sealed class WrongWordTests : IDisposable
{
    private const string Slug = "ba-buoc-nop-ho-so-truc-tuyen";

    private readonly CchcRun cchc = new();

    [Theory]
    [InlineData("không phải là thời điểm", "schedule", Slug, "--at", "ngày mai", "--as", "duyet-1")]
    [InlineData("không phải là địa chỉ", "publish", Slug, "--channel", "fanpage", "--there", "khong-phai-url", "--as", "duyet-1")]
    [InlineData("không phải là địa chỉ", "publish", Slug, "--channel", "fanpage", "--there", "/bai/mot", "--as", "duyet-1")]
    [InlineData("không phải là địa chỉ", "publish", Slug, "--channel", "fanpage", "--by-hand", "Đã gỡ.", "--address", "fanpage", "--as", "duyet-1")]
    public async Task AValueThatIsNoneIsWrongUsage(string words, params string[] command)
    {
        await SubmitAsync();

        var (code, _, errors) = await cchc.RunAsync([.. command, "--agency", "so-mau"]);

        code.ShouldBe(2);
        errors.ShouldContain(words);
    }

    [Fact]
    public async Task ATimeThatIsLongPastIsNotTakenForNow()
    {
        await SubmitAsync();
        (await RunAsync("approve", Slug, "--as", "duyet-1")).Code.ShouldBe(0);

        var past = await RunAsync("schedule", Slug, "--at", "2026-10-21 08:00", "--as", "duyet-1");
        var english = await RunAsync("schedule", Slug, "--at", "2026-10-21 08:00", "--as", "duyet-1", "--lang", "en");
        var justPast = await RunAsync("schedule", Slug, "--at", "2026-11-19 08:05", "--as", "duyet-1");

        past.Code.ShouldBe(1);
        past.Errors.ShouldContain($"08:00 ngày 21/10/2026 đã qua; đăng ngay: cchc publish {Slug} --agency so-mau --as duyet-1");
        english.Errors.ShouldContain($"2026-10-21 08:00 is past; to publish now: cchc publish {Slug} --agency so-mau --as duyet-1");
        justPast.Code.ShouldBe(0, justPast.Errors);
        (await RunAsync("schedule", "--help")).Output.ShouldContain("một giờ");
    }

    [Fact]
    public async Task ARestoreBesideARunningServerAsksToStopIt()
    {
        await cchc.RunAsync("db", "migrate");
        await cchc.RunAsync("db", "backup");
        var backup = Directory.EnumerateFiles(cchc.Data, "cchc-*.db", SearchOption.AllDirectories).First();
        await using var server = await Ledger.OpenFileAsync(cchc.Data, TimeProvider.System, default);
        await using var reader = new SqliteConnection($"Data Source={Path.Combine(cchc.Data, "cchc.db")};Pooling=False");
        await reader.OpenAsync();
        await using var transaction = reader.BeginTransaction(deferred: true);
        await using var read = new SqliteCommand("select count(*) from articles", reader, transaction);
        await read.ExecuteScalarAsync();

        var (code, _, errors) = await cchc.RunAsync("db", "restore", backup, "--replace");

        code.ShouldBe(1);
        errors.ShouldContain("Dừng cchc serve");
        errors.ShouldNotContain("chờ rồi chạy lại");
    }

    public void Dispose() => cchc.Dispose();

    private async Task SubmitAsync() => (await RunAsync("submit", Slug, "--as", "viet-cai-cach")).Code.ShouldBe(0);

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => cchc.RunAsync([.. arguments, "--agency", "so-mau", "--now", "2026-11-19 09:00"]);
}

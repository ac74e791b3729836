using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;
using Microsoft.Data.Sqlite;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage.Faults;

public sealed class DamagedFileTests
{
    [Fact]
    public async Task EveryChangedByteOfTheLogsTableIsFound()
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await using (var ledger = await place.OpenAsync()) await FilledLedger.AddAsync(ledger, 150);
        var sound = await File.ReadAllBytesAsync(place.File);
        var used = new SqlitePages(sound).UsedBy(await RootAsync(place)).SelectMany(range => Enumerable.Range(range.From, range.Length)).ToArray();
        used.Length.ShouldBeGreaterThan(100_000);
        (await VerifyAsync(place)).ShouldBe((0, "Nhật ký nguyên vẹn: 150 sự kiện."));

        var random = new Random(20261127);
        for (var round = 0; round < 400; round++)
        {
            var (at, bit) = (used[random.Next(used.Length)], random.Next(8));
            var damaged = (byte[])sound.Clone();
            damaged[at] ^= (byte)(1 << bit);
            await File.WriteAllBytesAsync(place.File, damaged);

            var (code, said) = await VerifyAsync(place);

            code.ShouldBe(1, $"byte {at}, bit {bit}");
            said.ShouldMatch("Nhật ký không còn nguyên vẹn|bị hỏng", $"byte {at}, bit {bit}");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(18)]
    [InlineData(40)]
    public async Task ADamagedHeaderIsCalledDamage(int at)
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await using (var ledger = await place.OpenAsync()) await FilledLedger.AddAsync(ledger, 3);
        var bytes = await File.ReadAllBytesAsync(place.File);
        bytes.AsSpan(at, 16).Fill(0xa5);
        await File.WriteAllBytesAsync(place.File, bytes);

        var vi = await RunAsync(Language.Vietnamese, "db", "migrate", "--data", place.Folder);
        var en = await RunAsync(Language.English, "log", "verify", "--data", place.Folder);

        vi.Code.ShouldBe(1);
        vi.Said.ShouldContain("bị hỏng; khôi phục từ bản sao lưu");
        en.Code.ShouldBe(1);
        en.Said.ShouldContain("damaged");
    }

    [Fact]
    public async Task ALedgerWithADamagedPageIsNotBackedUp()
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await using (var ledger = await place.OpenAsync()) await FilledLedger.AddAsync(ledger, 100);
        var bytes = await File.ReadAllBytesAsync(place.File);
        bytes.AsSpan((await RootAsync(place, "editions") - 1) * 4096, 4096).Fill(0xff);
        await File.WriteAllBytesAsync(place.File, bytes);

        var (code, said) = await RunAsync(Language.Vietnamese, "db", "backup", "--data", place.Folder);

        code.ShouldBe(1);
        said.ShouldContain("bị hỏng; khôi phục từ bản sao lưu");
        Directory.GetFiles(Path.Combine(place.Folder, "backup")).ShouldBeEmpty();
    }

    private static async Task<(int Code, string Said)> VerifyAsync(LedgerPlaceUnderTest place)
    {
        foreach (var part in (string[])["-wal", "-shm"]) File.Delete(place.File + part);
        var (code, said) = await RunAsync(Language.Vietnamese, "log", "verify", "--data", place.Folder);
        return (code, said.Split('\n')[0]);
    }

    private static async Task<(int Code, string Said)> RunAsync(Language language, params string[] arguments)
    {
        var said = new StringWriter();
        var code = await Cli.Commands.CommandLine.RunAsync(
            language == Language.English ? [.. arguments, "--lang", "en"] : arguments, new CommandConsole(said, said, new OutputSettings(language, OutputFormat.Text, 120)));
        return (code, said.ToString());
    }

    private static async Task<int> RootAsync(LedgerPlaceUnderTest place, string table = "events")
    {
        await using var connection = new SqliteConnection($"Data Source={place.File};Pooling=False");
        await connection.OpenAsync();
        return (int)await new Change(connection, null, CancellationToken.None).FirstAsync($"select rootpage from sqlite_master where name = '{table}'", row => row.Number("rootpage"));
    }
}

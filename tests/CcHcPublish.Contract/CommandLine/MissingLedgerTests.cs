using CcHcPublish.Contract.Storage;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>A folder without a ledger is most often a mistyped one: nothing is proven, saved or published there, and no ledger appears by being looked at.</summary>
public sealed class MissingLedgerTests : IDisposable
{
    private readonly CchcRun cchc = new();

    [Theory]
    [InlineData("log verify")]
    [InlineData("log export")]
    [InlineData("db backup")]
    [InlineData("db copy --to {0}/khac")]
    [InlineData("publish --due")]
    [InlineData("publish ba-buoc --agency so-mau --as duyet-1")]
    [InlineData("status --strict")]
    [InlineData("site build --agency so-mau")]
    [InlineData("hold --everything --agency so-mau --reason Thử --as quan-tri-1")]
    [InlineData("release --everything --agency so-mau --as quan-tri-1")]
    [InlineData("channel rekey --agency so-mau")]
    public async Task WhatNeedsALedgerRefusesAndNamesTheFolderAndWhoMakesOne(string command)
    {
        var (code, output, errors) = await cchc.RunAsync(Words(command));

        code.ShouldBe(1);
        output.ShouldBeEmpty();
        errors.ShouldContain($"Không có sổ dữ liệu trong {cchc.Data}");
        errors.ShouldContain("cchc db migrate");
        Directory.Exists(cchc.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task AnEmptyFileIsNoLedger()
    {
        Directory.CreateDirectory(cchc.Data);
        await File.WriteAllBytesAsync(Path.Combine(cchc.Data, "cchc.db"), []);

        var (code, _, errors) = await cchc.RunAsync("log", "verify");

        code.ShouldBe(1);
        errors.ShouldContain("Không có sổ dữ liệu");
        new FileInfo(Path.Combine(cchc.Data, "cchc.db")).Length.ShouldBe(0);
    }

    [Theory]
    [InlineData("quota --agency so-mau --period 2026-11")]
    [InlineData("plan progress --agency so-mau --period 2026-11")]
    [InlineData("status --agency so-mau")]
    [InlineData("status")]
    [InlineData("why ba-buoc-nop-ho-so-truc-tuyen --agency so-mau")]
    [InlineData("channel list --agency so-mau")]
    public async Task WhatIsAskedOnAFreshCopyAnswersAsIfNothingHadHappenedAndSaysSo(string command)
    {
        var (code, output, errors) = await cchc.RunAsync(Words(command));

        errors.ShouldContain($"Chưa có sổ dữ liệu trong {cchc.Data}");
        code.ShouldBe(0);
        output.ShouldNotBeEmpty();
        Directory.Exists(cchc.Data).ShouldBeFalse();
    }

    [Fact]
    public async Task WhatBeginsTheWorkMakesTheLedgerAndAfterThatNothingIsSaid()
    {
        (await cchc.RunAsync("db", "migrate")).Code.ShouldBe(0);

        var (code, _, errors) = await cchc.RunAsync("log", "verify");

        (code, errors).ShouldBe((0, ""));
        (await cchc.RunAsync("quota", "--agency", "so-mau", "--period", "2026-11")).Errors.ShouldBeEmpty();
    }

    [PostgresFact]
    public async Task ADatabaseWithoutTablesIsNoLedgerEither()
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("postgres");

        var (code, _, errors) = await CchcProcess.RunAsync(place.Postgres, "log", "verify", "--data", cchc.Data);
        var again = await CchcProcess.RunAsync(place.Postgres, "db", "backup", "--data", cchc.Data);

        code.ShouldBe(1);
        errors.ShouldContain("Không có sổ dữ liệu trong cơ sở dữ liệu PostgreSQL");
        again.Code.ShouldBe(1);
        again.Errors.ShouldContain("Không có sổ dữ liệu trong cơ sở dữ liệu PostgreSQL");
    }

    public void Dispose() => cchc.Dispose();

    private string[] Words(string command) => [.. command.Split(' ').Select(word => string.Format(System.Globalization.CultureInfo.InvariantCulture, word, Path.GetDirectoryName(cchc.Data)))];
}

using System.Net;
using System.Net.Sockets;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>Help, wrong usage and refusals before any work, in English. The sample's own names are quoted or are no Vietnamese.</summary>
public sealed class EnglishUsageTests : IDisposable
{
    private readonly CchcRun cchc = new();

    [Theory]
    [InlineData("")]
    [InlineData("-h")]
    [InlineData("--version")]
    [InlineData("--version quota")]
    [InlineData("demo -h")]
    [InlineData("serve -h")]
    [InlineData("check -h")]
    [InlineData("submit -h")]
    [InlineData("return -h")]
    [InlineData("approve -h")]
    [InlineData("schedule -h")]
    [InlineData("publish -h")]
    [InlineData("correct -h")]
    [InlineData("withdraw -h")]
    [InlineData("preview -h")]
    [InlineData("status -h")]
    [InlineData("why -h")]
    [InlineData("plan -h")]
    [InlineData("plan show -h")]
    [InlineData("plan progress -h")]
    [InlineData("quota -h")]
    [InlineData("bulletin -h")]
    [InlineData("site -h")]
    [InlineData("site build -h")]
    [InlineData("sandbox -h")]
    [InlineData("log -h")]
    [InlineData("log verify -h")]
    public async Task HelpIsEnglish(string line)
    {
        var (code, output, errors) = await RunAsync(line);

        (output + errors).ShouldBeEnglish(line);
        code.ShouldBe(line.Length == 0 ? 2 : 0);
        (output + errors).ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("quotta")]
    [InlineData("@words")]
    [InlineData("quota --peroid 2026-11")]
    [InlineData("quota --period")]
    [InlineData("quota --format xml")]
    [InlineData("quota --period 2026-11 --period 2026-12")]
    [InlineData("quota more")]
    [InlineData("plan")]
    [InlineData("plan sho")]
    [InlineData("plan show --year abc")]
    [InlineData("submit")]
    [InlineData("submit article")]
    [InlineData("submit --as somebody")]
    [InlineData("publish")]
    [InlineData("publish article")]
    [InlineData("publish article --due --as somebody")]
    [InlineData("demo --port 99999")]
    [InlineData("demo --port abc")]
    [InlineData("quota --agency so-mau --now yesterday")]
    [InlineData("check content/no-such-agency")]
    public async Task WrongUsageIsToldInEnglish(string line) => await RefusedAsync(2, line);

    [Theory]
    [InlineData("quota --agency so-mao")]
    [InlineData("quota")]
    [InlineData("quota --agency xyz")]
    [InlineData("quota --agency so-mau --period abc")]
    [InlineData("quota --agency so-mau --period 2026-13")]
    [InlineData("quota --agency so-mau --period 11/2026")]
    [InlineData("plan show")]
    [InlineData("plan show --agency so-mao")]
    [InlineData("plan show --agency so-mau --year 1999")]
    [InlineData("plan progress --agency so-mao")]
    [InlineData("status --agency so-mao")]
    [InlineData("bulletin --agency so-mao")]
    [InlineData("site build --agency so-mao")]
    [InlineData("preview some-article --agency so-mao")]
    [InlineData("submit some-article --as somebody --agency so-mao")]
    [InlineData("demo --once --agency so-mao")]
    [InlineData("quota --agency so-mau --root no-such-folder")]
    [InlineData("check --root no-such-folder")]
    [InlineData("demo --once --root no-such-folder")]
    public async Task ARefusalIsToldInEnglish(string line) => await RefusedAsync(1, line);

    [Fact]
    public async Task APlaceThatCannotHoldALedgerIsToldInEnglish()
    {
        await File.WriteAllTextAsync(cchc.Data, "a file where a folder belongs");
        await RefusedAsync(1, "quota --agency so-mau");
        File.Delete(cchc.Data);

        Directory.CreateDirectory(Path.Combine(cchc.Data, "cchc.db"));
        await RefusedAsync(1, "status --agency so-mau");
        Directory.Delete(cchc.Data, recursive: true);

        Directory.CreateDirectory(cchc.Data);
        await File.WriteAllTextAsync(Path.Combine(cchc.Data, "cchc.db"), new string('x', 5000));
        await RefusedAsync(1, "status --agency so-mau");
    }

    [Fact]
    public async Task ATakenPortIsToldInEnglish()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();

        await RefusedAsync(1, $"serve --agency so-mau --port {((IPEndPoint)taken.LocalEndpoint).Port}");
    }

    public void Dispose() => cchc.Dispose();

    private async Task RefusedAsync(int expected, string line)
    {
        var (code, output, errors) = await RunAsync(line);

        (output + errors).ShouldBeEnglish(line);
        errors.ShouldNotBeEmpty(line);
        code.ShouldBe(expected, line);
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(string line) =>
        cchc.RunAsync([.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries), "--lang", "en"]);
}

using System.Net;
using System.Net.Sockets;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>What keeps a command from starting is named as what it is, with the next step.</summary>
public sealed class RefusedStartTests : IDisposable
{
    private readonly CchcRun cchc = new();
    private readonly TempFolder folder = new();

    [Theory]
    [InlineData("serve")]
    [InlineData("sandbox")]
    public async Task ATakenPortIsNamed(string command)
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        var port = ((IPEndPoint)other.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture);
        Directory.CreateDirectory(folder.At("content"));

        var (code, _, errors) = await cchc.RunAsync(command, "--port", port, "--root", folder.Path);

        code.ShouldBe(1);
        errors.ShouldContain($"Cổng {port} đang được chương trình khác dùng");
        errors.ShouldContain("--port");
    }

    [Fact]
    public async Task AnAgencyThatIsNotThereIsNotServedNorExamined()
    {
        var root = cchc.CopyOf("so-mau");

        var serve = await CchcProcess.RunAsync(null, "serve", "--agency", "so-mao", "--root", root, "--data", folder.At("data"), "--port", "0").WaitAsync(TimeSpan.FromMinutes(1));
        var doctor = await cchc.RunAsync("doctor", "--agency", "so-mao", "--root", root);

        serve.Code.ShouldBe(1);
        serve.Errors.ShouldContain("Không có cơ quan “so-mao”; có phải “so-mau”?");
        doctor.Code.ShouldBe(1);
        doctor.Output.ShouldContain("Không có cơ quan “so-mao”; có phải “so-mau”?");
    }

    [Theory]
    [InlineData("xyz", "status", "--agency", "so-mau")]
    [InlineData("postgres://u:mat-khau-that@h/db", "status", "--agency", "so-mau", "--strict")]
    [InlineData("postgres://u:mat-khau-that@h/db", "serve", "--port", "0")]
    [InlineData("/var/lib/x.db", "db", "migrate")]
    [InlineData("Host=h;Port=mat-khau-that", "publish", "--due")]
    [InlineData("xyz", "log", "verify")]
    public async Task AConnectionStringThatIsNoneIsCalledThat(string database, params string[] command)
    {
        var (code, output, errors) = await CchcProcess.RunAsync(database, [.. command, "--root", SourceTree.Root, "--data", folder.At("data")]).WaitAsync(TimeSpan.FromMinutes(1));

        code.ShouldBe(1);
        errors.ShouldContain("CCHC_DATABASE không phải là chuỗi kết nối PostgreSQL");
        errors.ShouldContain("Host=…;Database=…");
        (output + errors).ShouldNotContain("mat-khau-that");
    }

    [Fact]
    public async Task ARestoreIntoPostgresAsksForAConnectionStringToo()
    {
        await cchc.RunAsync("db", "migrate");
        await cchc.RunAsync("db", "backup");
        var backup = Directory.EnumerateFiles(cchc.Data, "cchc-*.db", SearchOption.AllDirectories).First();

        var (code, _, errors) = await CchcProcess.RunAsync("postgres://u@h/db", "db", "restore", backup, "--data", folder.At("data"));

        code.ShouldBe(1);
        errors.ShouldContain("CCHC_DATABASE không phải là chuỗi kết nối PostgreSQL");
    }

    public void Dispose()
    {
        cchc.Dispose();
        folder.Dispose();
    }
}

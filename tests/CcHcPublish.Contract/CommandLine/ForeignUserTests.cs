using System.Diagnostics;
using System.Text.Json;
using CcHcPublish.Contract.Storage;
using CcHcPublish.Runtime.Storage;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>The service has a user of its own. What root leaves behind in its folder it cannot write: that is prevented where it happens, and told where it has happened.</summary>
public sealed class ForeignUserTests : IDisposable
{
    /// <summary>The user and group "nobody", which every Linux has.</summary>
    private const string Nobody = "65534";

    private readonly CchcRun cchc = new();

    [FactAsRoot]
    public async Task TheDoctorTellsOfALedgerThatItsUserCannotWriteAndGoesOn()
    {
        var root = await InstallAsync();

        var (code, output, errors) = await RunAsAsync(Nobody, "doctor", "--format", "json", "--root", root, "--data", cchc.Data);

        code.ShouldBe(1, errors);
        var checks = JsonDocument.Parse(output).RootElement.GetProperty("checks").EnumerateArray().ToList();
        var ledger = checks.Single(check => check.GetProperty("code").GetString() == "ledger");
        ledger.GetProperty("verdict").GetString().ShouldBe("bad");
        ledger.GetProperty("what").GetString()!.ShouldContain("không ghi được");
        ledger.GetProperty("next").GetString()!.ShouldContain("chown");
        checks.ShouldContain(check => check.GetProperty("code").GetString() == "content");
        checks.ShouldContain(check => check.GetProperty("code").GetString() == "backup");
    }

    [FactAsRoot]
    public async Task TheDoctorAsRootSaysWhoseLedgerItIs()
    {
        var root = await InstallAsync();

        var (code, output, _) = await RunAsAsync("0", "doctor", "--format", "json", "--root", root, "--data", cchc.Data);

        code.ShouldBe(1);
        JsonDocument.Parse(output).RootElement.GetProperty("checks").EnumerateArray().Single(check => check.GetProperty("code").GetString() == "ledger").GetProperty("what").GetString()!
            .ShouldContain("không phải của chủ thư mục dữ liệu");
    }

    [FactAsRoot]
    public async Task RootLeavesNothingOfItsOwnInTheServicesFolder()
    {
        var root = await InstallAsync();
        var backup = (await cchc.JsonAsync("db", "backup", "--to", Path.Combine(cchc.Data, "..", "cchc-20261101-010000.db"))).GetProperty("file").GetString()!;
        Chown(cchc.Data, recursive: true);

        foreach (var command in (string[][])[["db", "restore", backup, "--replace"], ["site", "build", "--agency", "so-mau"], ["db", "backup"]])
        {
            var (code, _, errors) = await RunAsAsync("0", [.. command, "--root", root, "--data", cchc.Data]);

            code.ShouldBe(1);
            errors.ShouldContain("sudo -u");
        }

        Directory.EnumerateFileSystemEntries(cchc.Data, "*", SearchOption.AllDirectories).Where(entry => Owner(entry) != Nobody).ShouldBeEmpty();
    }

    public void Dispose() => cchc.Dispose();

    /// <summary>A root-owned ledger in a folder of the service's user, which may read it.</summary>
    private async Task<string> InstallAsync()
    {
        var root = cchc.CopyOf("so-mau");
        await using (var ledger = await Ledger.OpenFileAsync(cchc.Data, TimeProvider.System, default)) await FilledLedger.AddAsync(ledger, 2);
        Run("chmod", "-R", "a+rX", Path.GetDirectoryName(cchc.Data)!);
        Chown(cchc.Data);
        return root;
    }

    private static void Chown(string path, bool recursive = false) => Run("chown", [.. recursive ? (string[])["-R"] : [], $"{Nobody}:{Nobody}", path]);

    private static string Owner(string path) => Run("stat", "-c", "%u", path).Trim();

    private static string Run(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        process.ExitCode.ShouldBe(0);
        return output;
    }

    private static async Task<(int Code, string Output, string Errors)> RunAsAsync(string user, params string[] arguments) =>
        await CchcProcess.RunThroughAsync("setpriv", ["--reuid", user, "--regid", user, "--clear-groups"], arguments);

    [AttributeUsage(AttributeTargets.Method)]
    private sealed class FactAsRootAttribute : FactAttribute
    {
        public FactAsRootAttribute()
        {
            if (!OperatingSystem.IsLinux() || !Environment.IsPrivilegedProcess) Skip = "Only root on Linux may act as another user.";
        }
    }
}

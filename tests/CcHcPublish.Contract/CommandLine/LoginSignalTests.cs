using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Sandbox;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>A person who presses Ctrl+C while the sign-in waits: the process really gets the signal, and really ends.</summary>
public sealed class LoginSignalTests : IAsyncLifetime, IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(1);

    private readonly TempFolder folder = new();
    private SandboxStage sandbox = null!;

    public async Task InitializeAsync() => sandbox = await SandboxStage.OpenAsync(new SandboxOptions { Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } });

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public void Dispose() => folder.Dispose();

    [InterruptFact]
    public async Task CtrlCEndsTheWaitForAConsentAndTheListener()
    {
        using var login = Start();
        var (_, back) = await AddressesAsync(login);
        (await IsListeningAsync(back)).ShouldBeTrue();
        var rest = login.StandardError.ReadToEndAsync();

        await InterruptAsync(login);

        await login.WaitForExitAsync().WaitAsync(Patience);
        login.ExitCode.ShouldBe(1);
        (await rest).ShouldContain("Đã dừng theo yêu cầu.");
        (await IsListeningAsync(back)).ShouldBeFalse();
        (await ListAsync()).ShouldContain("chưa kết nối");
    }

    [InterruptFact]
    public async Task CtrlCWhileACodeIsSpentStillKeepsWhatItBought()
    {
        await sandbox.ArmAsync("""{"kind":"latency","side":"zalo","route":"POST /v4/oa/access_token","effect":"after","value":5000}""");
        var before = (await sandbox.PairAsync(default)).RefreshToken;
        using var login = Start();
        var (consent, _) = await AddressesAsync(login);
        var rest = login.StandardError.ReadToEndAsync();
        var browser = new Consent(sandbox.Http);
        (await browser.GoBackAsync(await browser.OnZaloAsync(consent))).ShouldBe(HttpStatusCode.OK);
        var watch = Stopwatch.StartNew();
        while ((await sandbox.PairAsync(default)).RefreshToken.Equals(before) && watch.Elapsed < Patience) await Task.Delay(20);

        await InterruptAsync(login);

        await login.WaitForExitAsync().WaitAsync(Patience);
        login.ExitCode.ShouldNotBe(0, await rest);
        (await ListAsync()).ShouldNotContain("chưa kết nối");
    }

    private Process Start()
    {
        var secret = Path.Combine(folder.Path, "secret");
        File.WriteAllText(secret, sandbox.ZaloApp.AppSecret.Reveal());
        return CchcProcess.StartHearing("channel", "login", "zalo", "--agency", "so-mau", "--root", SourceTree.Root, "--data", Path.Combine(folder.Path, "data"),
            "--base", sandbox.Server.BaseAddress.AbsoluteUri, "--port", "0", "--app-id", sandbox.ZaloApp.AppId, "--secret-file", secret);
    }

    /// <summary>Where the person consents, and where the browser comes back to.</summary>
    private static async Task<(Uri Consent, Uri Back)> AddressesAsync(Process login)
    {
        Uri? back = null;
        while (await login.StandardError.ReadLineAsync().WaitAsync(Patience) is { } line)
        {
            if (line.StartsWith("http", StringComparison.Ordinal)) return (new Uri(line), back!);
            if (line.IndexOf("http", StringComparison.Ordinal) is >= 0 and var at) back = new Uri(line[at..]);
        }

        throw new InvalidOperationException("The sign-in ended without an address.");
    }

    private static async Task<bool> IsListeningAsync(Uri address)
    {
        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(address.Host, address.Port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static async Task InterruptAsync(Process process)
    {
        using var kill = Process.Start("kill", ["-INT", process.Id.ToString(CultureInfo.InvariantCulture)]);
        await kill.WaitForExitAsync();
        kill.ExitCode.ShouldBe(0);
    }

    private async Task<string> ListAsync()
    {
        var (_, output, _) = await CchcProcess.RunAsync(null, "channel", "list", "--agency", "so-mau", "--root", SourceTree.Root, "--data", Path.Combine(folder.Path, "data"));
        return string.Join('\n', output.Split('\n').Where(line => line.Contains("Zalo OA", StringComparison.Ordinal)).Take(1));
    }

    private sealed class InterruptFactAttribute : FactAttribute
    {
        public InterruptFactAttribute()
        {
            if (!OperatingSystem.IsLinux()) Skip = "Needs Linux signals.";
        }
    }
}

using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using CcHcPublish.Runtime.Channels.Facebook;
using CcHcPublish.Sandbox;
using Zalo.OA.SDK;

namespace CcHcPublish.Benchmarks.Channels;

/// <summary>A sandbox in a process of its own, so that its work is not counted as the client's. Ends with its standard input.</summary>
internal sealed class FarSide : IAsyncDisposable
{
    public const string Verb = "far-side";

    private readonly Process process;
    private readonly JsonElement accounts;

    private FarSide(Process process, Uri address, JsonElement accounts)
    {
        this.process = process;
        this.accounts = accounts;
        Address = address;
    }

    public Uri Address { get; }

    /// <summary>Processor time the server has used so far.</summary>
    public TimeSpan Cpu
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public ZaloOaClient Zalo()
    {
        var account = accounts.GetProperty("zalo")[0];
        var options = new ZaloOaOptions { ApiBase = new(Address, "zalo"), OAuthBase = new(Address, "zalo") };
        return new(options, new FixedTokenSource(new ZaloSecret(account.GetProperty("access_token").GetString()!)));
    }

    public FacebookPagesClient Facebook()
    {
        var account = accounts.GetProperty("facebook")[0];
        return new(
            new()
            {
                BaseAddress = new(Address, "graph"),
                PageId = account.GetProperty("page_id").GetString()!,
                Token = new(account.GetProperty("token").GetString()!),
                AppId = account.GetProperty("app_id").GetString(),
                AppSecret = new(account.GetProperty("app_secret").GetString()!),
            },
            TimeProvider.System);
    }

    /// <param name="stateFile">Where the state is kept; null keeps it in memory.</param>
    /// <param name="callsPerMinute">Zalo's limit.</param>
    /// <param name="callsPerDay">The Page's limit.</param>
    public static async Task<FarSide> StartAsync(string? stateFile, int callsPerMinute, int callsPerDay = 10_000_000)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet")
        {
            start.ArgumentList.Add(typeof(FarSide).Assembly.Location);
        }

        start.ArgumentList.Add(Verb);
        start.ArgumentList.Add(stateFile ?? "-");
        start.ArgumentList.Add(callsPerMinute.ToString(CultureInfo.InvariantCulture));
        start.ArgumentList.Add(callsPerDay.ToString(CultureInfo.InvariantCulture));
        var process = Process.Start(start)!;
        var address = new Uri((await process.StandardOutput.ReadLineAsync())!);
        using var http = new HttpClient();
        return new(process, address, JsonDocument.Parse(await http.GetStringAsync(new Uri(address, "/sandbox/accounts"))).RootElement.Clone());
    }

    public static async Task<int> ServeAsync(string stateFile, string callsPerMinute, string callsPerDay)
    {
        var options = new SandboxOptions
        {
            StateFile = stateFile == "-" ? null : stateFile,
            Zalo = new() { JobDelay = TimeSpan.Zero, CallsPerMinute = int.Parse(callsPerMinute, CultureInfo.InvariantCulture) },
            Facebook = new() { CallsPerDay = int.Parse(callsPerDay, CultureInfo.InvariantCulture) },
        };
        await using var server = await SandboxServer.StartAsync(options, CancellationToken.None);
        Console.WriteLine(server.BaseAddress);
        await Console.In.ReadToEndAsync();
        return 0;
    }

    public async ValueTask DisposeAsync()
    {
        process.StandardInput.Close();
        await process.WaitForExitAsync();
        process.Dispose();
    }
}

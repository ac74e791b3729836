using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using CcHcPublish.Testing;
using Xunit;

namespace CcHcPublish.Contract.Storage.Faults;

/// <summary>A PostgreSQL of a test's own, which it may restart: found and run as tests/run.sh does, with full durability.</summary>
public sealed class PostgresServer : IDisposable
{
    private readonly TempFolder folder = new();
    private readonly string binaries;
    private readonly int port;
    private bool isRunning;

    private PostgresServer(string binaries, int port) => (this.binaries, this.port) = (binaries, port);

    public string ConnectionString => $"Host=127.0.0.1;Port={port};Username=cchc;Database=postgres";

    /// <summary>Whether tests shall have PostgreSQL, and its programs are on this machine.</summary>
    internal static bool CanStart => LedgerUnderTest.Postgres is not null && Binaries() is not null;

    public static PostgresServer Start()
    {
        var server = new PostgresServer(Binaries() ?? throw new InvalidOperationException("PostgreSQL is not installed."), FreePort());
        if (Environment.IsPrivilegedProcess) Execute("chown", ["postgres", server.folder.Path]);
        server.Run("initdb", "-D", server.folder.At("data"), "-U", "cchc", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync");
        server.Resume();
        return server;
    }

    /// <summary>As after a crash of the machine: nobody is told, and the server recovers from its log.</summary>
    public void Crash()
    {
        Run("pg_ctl", "-D", folder.At("data"), "-m", "immediate", "-w", "-s", "stop");
        Control("start");
    }

    /// <summary>It is away until <see cref="Resume"/>.</summary>
    public void Stop()
    {
        Run("pg_ctl", "-D", folder.At("data"), "-m", "immediate", "-w", "-s", "stop");
        isRunning = false;
    }

    public void Resume()
    {
        Control("start");
        isRunning = true;
    }

    public void Dispose()
    {
        if (isRunning) Stop();
        folder.Dispose();
    }

    private void Control(string verb) => Run("pg_ctl", "-D", folder.At("data"), "-l", folder.At("log"), "-w", "-s", "-o", $"-p {port} -k {folder.Path} -h 127.0.0.1", verb);

    private static string? Binaries()
    {
        const string Installed = "/usr/lib/postgresql";
        if (!Directory.Exists(Installed)) return null;
        var newest = Directory.GetDirectories(Installed).MaxBy(version => int.TryParse(Path.GetFileName(version), CultureInfo.InvariantCulture, out var number) ? number : 0);
        return newest is null ? null : Path.Combine(newest, "bin");
    }

    /// <summary>The server refuses to run as root.</summary>
    private void Run(string program, params string[] arguments)
    {
        var path = Path.Combine(binaries, program);
        if (Environment.IsPrivilegedProcess) Execute("runuser", ["-u", "postgres", "--", path, .. arguments]);
        else Execute(path, arguments);
    }

    private static void Execute(string path, IReadOnlyList<string> arguments)
    {
        // Nothing is redirected: the server would keep the pipes open.
        using var process = Process.Start(new ProcessStartInfo(path, arguments) { WorkingDirectory = Path.GetTempPath() })!;
        process.WaitForExit();
        if (process.ExitCode != 0) throw new InvalidOperationException($"{Path.GetFileName(path)} ended with {process.ExitCode}.");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

/// <summary>A test that needs <see cref="PostgresServer"/>; elsewhere it is skipped and says so, but with CI=true it must be there.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class FactOnOwnPostgresAttribute : FactAttribute
{
    public FactOnOwnPostgresAttribute()
    {
        if (!PostgresServer.CanStart && !MustRun.Everything) Skip = "Needs CCHC_TEST_POSTGRES and the programs of a PostgreSQL server.";
    }
}

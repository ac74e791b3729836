using System.Diagnostics;
using System.Globalization;

namespace Zalo.OA.SDK.Tests;

/// <summary>This assembly as a process of its own: one more machine that shares the token file, or one that dies at a given step.</summary>
internal static class Worker
{
    public static async Task<int> Main(string[] arguments)
    {
        var (verb, address, appId, secret, path, value) = (arguments[0], arguments[1], arguments[2], arguments[3], arguments[4], arguments[5]);
        var options = new ZaloOaOptions { ApiBase = new Uri(address), OAuthBase = new Uri(address), AppId = appId, AppSecret = new ZaloSecret(secret) };
        using var oauth = new ZaloOAuthClient(options);
        var store = verb == "crash" ? new FileTokenStore(path, DieAt(value)) : new FileTokenStore(path);
        using var client = new ZaloOaClient(options, new RotatingTokenSource(oauth, store));
        var rounds = verb == "crash" ? 1 : int.Parse(value, CultureInfo.InvariantCulture);
        var failures = 0;
        for (var i = 0; i < rounds; i++)
        {
            var result = await client.GetOaInfoAsync();

            // A token may be revoked again before the repeat; that is no fault of the rotation.
            if (!result.TryGet(out _, out var error) && error.Remedy is not ZaloRemedy.RefreshToken)
            {
                failures++;
                Console.WriteLine(error);
            }
        }

        return failures;
    }

    public static Process Start(Stage stage, string verb, string path, string value)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments = [typeof(Worker).Assembly.Location, verb, new Uri(stage.Server.BaseAddress, "/zalo").AbsoluteUri, stage.AppId, stage.AppSecret.Reveal(), path, value];
        foreach (var argument in arguments)
        {
            start.ArgumentList.Add(argument);
        }

        return Process.Start(start)!;
    }

    /// <summary>Kills this process at once, as kill -9 does, at the named step of the n-th change: <c>2:Written</c>.</summary>
    private static Action<FileStep> DieAt(string value)
    {
        var parts = value.Split(':');
        var left = int.Parse(parts[0], CultureInfo.InvariantCulture);
        var step = Enum.Parse<FileStep>(parts[1]);
        return reached =>
        {
            left -= reached == FileStep.Locked ? 1 : 0;
            if (left == 0 && reached == step)
            {
                Process.GetCurrentProcess().Kill();
                Thread.Sleep(Timeout.Infinite);
            }
        };
    }
}

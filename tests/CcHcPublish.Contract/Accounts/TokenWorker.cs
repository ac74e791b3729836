using System.Diagnostics;
using System.Globalization;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Runtime.Storage;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Accounts;

/// <summary>This assembly as a process of its own: one more node that shares the ledger's tokens, until it is done or killed.</summary>
internal static class TokenWorker
{
    public static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    /// <summary>Written once the node is up and has its first answer.</summary>
    public const string Ready = "ready";

    public static async Task<int> Main(string[] arguments)
    {
        // Standard input ends with the run that started this process: a run that died leaves none behind.
        _ = Task.Run(() =>
        {
            while (Console.In.Read() >= 0) continue;
            Environment.Exit(1);
        });
        var (database, address, secret, keyFolder, rounds) = (arguments[0], new Uri(arguments[1]), arguments[2], arguments[3], int.Parse(arguments[4], CultureInfo.InvariantCulture));
        await using var ledger = database.Contains('=', StringComparison.Ordinal)
            ? await Ledger.OpenPostgresAsync(database, TimeProvider.System, default)
            : await Ledger.OpenFileAsync(database, TimeProvider.System, default);
        var row = await AccountRow.FindAsync(ledger, "so-mau", "zalo", default) ?? throw new InvalidOperationException("No account.");
        var options = new ZaloOaOptions { ApiBase = address, OAuthBase = address, AppId = row.AppId, AppSecret = new ZaloSecret(secret), Timeout = Timeout };
        using var oauth = new ZaloOAuthClient(options);
        using var client = new ZaloOaClient(options, new RotatingTokenSource(oauth, new LedgerTokenStore(ledger, KeyRing.Load(keyFolder, null), row, _ => { })));
        var failures = 0;
        for (var round = 0; round < rounds; round++)
        {
            var result = await client.GetOaInfoAsync();
            if (round == 0) Console.WriteLine(Ready);
            // A token may be revoked again before the repeat; that is no fault of the rotation.
            if (result.TryGet(out _, out var error) || error.Remedy is ZaloRemedy.RefreshToken) continue;
            failures++;
            Console.WriteLine(error);
        }

        return failures;
    }

    public static Process Start(AccountStage stage, string database, int rounds)
    {
        var start = new ProcessStartInfo("dotnet") { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        string[] arguments =
        [
            typeof(TokenWorker).Assembly.Location, database, stage.Sandbox.ZaloApi.AbsoluteUri, stage.Sandbox.ZaloApp.AppSecret.Reveal(), stage.KeyFolder,
            rounds.ToString(CultureInfo.InvariantCulture),
        ];
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }
}

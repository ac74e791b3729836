using System.Globalization;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Cli.Rehearsal;

/// <summary>
/// What makes a ledger a rehearsal's: its agency, the addresses its posts link to, and how far its time has come. Kept in the ledger itself,
/// so that a later command sees the same site, sandbox and time. A ledger without it is real and is never rehearsed on.
/// </summary>
internal sealed record RehearsalMark(string Agency, int SitePort, int SandboxPort, DateTimeOffset? Reached)
{
    private const string Mode = "mode";
    private const string Rehearsal = "rehearsal";

    /// <summary>Root of all agencies' sites, ending with a slash.</summary>
    public string Site => string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{SitePort}/");

    public Uri Sandbox => new($"http://127.0.0.1:{SandboxPort}/");

    public static async Task<RehearsalMark?> ReadAsync(Ledger ledger, CancellationToken cancel)
    {
        // Lines of text and not pairs: lists of structs are compiled anew at every start.
        Dictionary<string, string> settings = new(StringComparer.Ordinal);
        await ledger.ReadAsync(
            "select name, value from ledger where name = 'mode' or name like 'rehearsal.%'", row => settings[row.Text("name")] = row.Text("value"), cancel);
        if (settings.GetValueOrDefault(Mode) != Rehearsal) return null;
        return new RehearsalMark(
            settings["rehearsal.agency"],
            int.Parse(settings["rehearsal.site"], CultureInfo.InvariantCulture),
            int.Parse(settings["rehearsal.sandbox"], CultureInfo.InvariantCulture),
            settings.TryGetValue("rehearsal.reached", out var reached) ? DateTimeOffset.ParseExact(reached, "O", CultureInfo.InvariantCulture) : null);
    }

    /// <summary>True when articles are in the ledger that no rehearsal put there.</summary>
    public static async Task<bool> IsRealAsync(Ledger ledger, CancellationToken cancel) =>
        await ledger.SettingAsync(Mode, cancel) != Rehearsal
        && (await ledger.ReadAsync("select id from articles limit 1", row => row.Text("id"), cancel)).Count > 0;

    /// <summary>Remembers how far the rehearsal's time has come; a later command goes on from there.</summary>
    public static Task ReachAsync(Ledger ledger, DateTimeOffset now) =>
        ledger.SetAsync("rehearsal.reached", now.ToString("O", CultureInfo.InvariantCulture), CancellationToken.None);

    public async Task WriteAsync(Ledger ledger, CancellationToken cancel)
    {
        await ledger.SetAsync("rehearsal.agency", Agency, cancel);
        await ledger.SetAsync("rehearsal.site", SitePort.ToString(CultureInfo.InvariantCulture), cancel);
        await ledger.SetAsync("rehearsal.sandbox", SandboxPort.ToString(CultureInfo.InvariantCulture), cancel);
        await ledger.SetAsync(Mode, Rehearsal, cancel);
    }
}

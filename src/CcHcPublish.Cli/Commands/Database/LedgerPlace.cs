using System.CommandLine;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Storage;
using Npgsql;

namespace CcHcPublish.Cli.Commands.Database;

/// <summary>Where a ledger is: the file in a data folder, or a PostgreSQL database, whose connection string is never printed.</summary>
internal sealed record LedgerPlace(string Folder, string? Postgres)
{
    /// <summary>The ledger that the command line and the environment name; no content is needed when the data folder is given. Null where nothing names one.</summary>
    public static LedgerPlace? Of(ParseResult parse, GlobalOptions options)
    {
        var postgres = Environment.GetEnvironmentVariable("CCHC_DATABASE") is { Length: > 0 } database ? database : null;
        var given = parse.GetValue(options.Data) ?? Environment.GetEnvironmentVariable("CCHC_DATA");
        var folder = given ?? (FindRoot.From(parse.GetValue(options.Root), Directory.GetCurrentDirectory()) is { } root ? Path.Combine(root.Path, ".cchc") : null);
        return folder is null ? null : new LedgerPlace(Path.GetFullPath(folder), postgres);
    }

    /// <summary>A target as people write it: what has an equals sign is a connection string, anything else a folder. Null for a connection string that is none.</summary>
    public static LedgerPlace? Parse(string target, string folder)
    {
        if (target.Contains("://", StringComparison.Ordinal)) return null;
        if (!target.Contains('=')) return new LedgerPlace(Path.GetFullPath(target), null);
        try
        {
            return new NpgsqlConnectionStringBuilder(target) is { Host.Length: > 0 } ? new LedgerPlace(folder, target) : null;
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            return null;
        }
    }

    public Task<Ledger> OpenAsync(CancellationToken cancel) =>
        Postgres is null ? Ledger.OpenFileAsync(Folder, TimeProvider.System, cancel) : Ledger.OpenPostgresAsync(Postgres, TimeProvider.System, cancel);
}

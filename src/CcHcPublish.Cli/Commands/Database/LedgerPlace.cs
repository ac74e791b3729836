using System.CommandLine;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Installation;
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
        return Read(target) is { Host.Length: > 0 } ? new LedgerPlace(folder, target) : null;
    }

    /// <summary>No ledger here, and what to do about it.</summary>
    public (Words What, Words Next) Absent => (
        Postgres is null
            ? new($"Không có sổ dữ liệu trong {Folder}.", $"There is no ledger in {Folder}.")
            : new("Không có sổ dữ liệu trong cơ sở dữ liệu PostgreSQL của CCHC_DATABASE.", "There is no ledger in the PostgreSQL database of CCHC_DATABASE."),
        new($"Kiểm tra {Given.Vi}. Sổ mới do cchc serve, cchc submit hoặc cchc db migrate tạo; sổ diễn tập do cchc demo.",
            $"Look at {Given.En}. A new ledger is made by cchc serve, cchc submit or cchc db migrate; a rehearsal's by cchc demo."));

    /// <summary>For a command that answers all the same.</summary>
    public Words AbsentForNow => new(
        $"Chưa có sổ dữ liệu trong {Folder}: trả lời như khi chưa có việc nào được ghi. Nếu đã dùng sổ ở nơi khác, chỉ ra bằng --data.",
        $"There is no ledger in {Folder} yet: this is answered as if nothing had been done. If one is elsewhere, name its folder with --data.");

    /// <summary><see cref="Postgres"/>, which is a connection string indeed.</summary>
    /// <exception cref="NoConnectionStringException">It is none.</exception>
    public string? Connection => Postgres is null || Read(Postgres) is not null ? Postgres : throw new NoConnectionStringException();

    private Words Given => Postgres is null ? new("--data, CCHC_DATA", "--data, CCHC_DATA") : new("CCHC_DATABASE", "CCHC_DATABASE");

    /// <exception cref="NoConnectionStringException">Thrown by all that reach for the ledger.</exception>
    public async Task<bool> HasLedgerAsync(CancellationToken cancel) => Connection is { } postgres ? await Ledger.IsInPostgresAsync(postgres, cancel) : Ledger.IsIn(Folder);

    /// <summary>
    /// Where backups of this ledger are: the folder of <c>cchc.yaml</c>. One outside the data folder belongs to the installation's own ledger; any other, such
    /// as one that was restored to be looked at, has its own below its own folder.
    /// </summary>
    public string Backups(ParseResult parse, GlobalOptions options)
    {
        var root = FindRoot.From(parse.GetValue(options.Root), Directory.GetCurrentDirectory());
        var folder = root is null ? new BackupSettings().Folder : new ReadSettings(root).Run().Backup.Folder;
        var own = Environment.GetEnvironmentVariable("CCHC_DATA") ?? (root is null ? null : Path.Combine(root.Path, ".cchc"));
        var isOwn = own is not null && Path.GetFullPath(own) == Folder;
        return Path.GetFullPath(Path.IsPathRooted(folder) && !isOwn ? new BackupSettings().Folder : folder, Folder);
    }

    public Task<Ledger> OpenAsync(CancellationToken cancel) =>
        Connection is { } postgres ? Ledger.OpenPostgresAsync(postgres, TimeProvider.System, cancel) : Ledger.OpenFileAsync(Folder, TimeProvider.System, cancel);

    private static NpgsqlConnectionStringBuilder? Read(string text)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException or KeyNotFoundException or InvalidCastException)
        {
            return null;
        }
    }
}

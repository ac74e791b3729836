using System.Globalization;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using Npgsql;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>The ledger in PostgreSQL, looked at without changing it: does it answer, is it of the right version, do the clocks agree, which nodes are there.</summary>
public sealed class ExaminePostgres(string connectionString, TimeProvider clock)
{
    private const int Patience = 5;
    private static readonly TimeSpan MostSkew = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Silent = TimeSpan.FromSeconds(30);

    /// <summary>True after <see cref="RunAsync"/> when the rest of the desk can be looked at.</summary>
    public bool IsUsable { get; private set; }

    public async Task<IReadOnlyList<DoctorLine>> RunAsync(CancellationToken cancel)
    {
        NpgsqlConnectionStringBuilder settings;
        try
        {
            settings = new NpgsqlConnectionStringBuilder(connectionString) { Timeout = Patience, CommandTimeout = Patience, Pooling = false };
        }
        catch (Exception wrong) when (wrong is ArgumentException or FormatException)
        {
            return [DoctorLine.Bad(
                "ledger", new("CCHC_DATABASE không phải là chuỗi kết nối PostgreSQL.", "CCHC_DATABASE is no PostgreSQL connection string."),
                new("Viết như “Host=…;Database=…;Username=…”.", "Write it like “Host=…;Database=…;Username=…”."))];
        }

        try
        {
            return await LookAsync(settings, cancel);
        }
        catch (Exception wrong) when (wrong is NpgsqlException or TimeoutException or IOException)
        {
            // The server's own message can quote the connection: only its code is told.
            var code = wrong is PostgresException answered ? $" (SQLSTATE {answered.SqlState})" : "";
            return [DoctorLine.Bad("ledger", new($"Không nói chuyện được với PostgreSQL ở {settings.Host}{code}.", $"PostgreSQL at {settings.Host} does not answer{code}."),
                new("Kiểm tra máy chủ, mạng, tài khoản và CCHC_DATABASE.", "Look at the server, the network, the account and CCHC_DATABASE."))];
        }
    }

    private async Task<IReadOnlyList<DoctorLine>> LookAsync(NpgsqlConnectionStringBuilder settings, CancellationToken cancel)
    {
        await using var connection = new NpgsqlConnection(settings.ToString());
        await connection.OpenAsync(cancel);
        var look = new Change(connection, null, cancel);
        await look.RunAsync("set default_transaction_read_only = on");
        var before = clock.GetUtcNow();
        var there = await look.FirstAsync(
            "select cast(extract(epoch from clock_timestamp()) * 1000 as bigint) as now, pg_database_size(current_database()) as size",
            row => (Now: row.Time("now"), Size: row.Number("size")));
        var here = before + (clock.GetUtcNow() - before) / 2;
        List<DoctorLine> lines =
        [
            DoctorLine.Good("ledger", new(
                $"PostgreSQL {connection.ServerVersion} trả lời, cơ sở dữ liệu {there.Size / 1048576} MB.",
                $"PostgreSQL {connection.ServerVersion} answers, the database has {there.Size / 1048576} MB.")),
            Skew(here - there.Now),
        ];
        if (!await HasAsync(look, "migrations"))
        {
            lines.Add(DoctorLine.Warning(
                "schema", new("Cơ sở dữ liệu còn trống.", "The database is empty."), new("Lệnh đầu tiên sẽ tạo bảng.", "The first command makes the tables.")));
            return lines;
        }

        var version = await look.FirstAsync("select coalesce(max(number), 0) as newest from migrations", row => row.Number("newest"));
        lines.Add(SchemaLine.Of(version));
        IsUsable = version == MigrateLedger.NewestNumber;
        lines.Add(await ClusterAsync(look, there.Now));
        return lines;
    }

    private static DoctorLine Skew(TimeSpan skew)
    {
        var seconds = Math.Abs(skew.TotalSeconds).ToString("0.0", CultureInfo.InvariantCulture);
        var vi = $"Đồng hồ lệch PostgreSQL {seconds.Replace('.', ',')} giây.";
        return skew.Duration() <= MostSkew
            ? DoctorLine.Good("clock", new(vi, $"The clock differs from PostgreSQL's by {seconds} seconds."))
            : DoctorLine.Warning("clock", new(vi, $"The clock differs from PostgreSQL's by {seconds} seconds."),
                new(
                    "Bật đồng bộ giờ (chrony, systemd-timesyncd) trên mọi nút và máy chủ cơ sở dữ liệu.",
                    "Turn on time synchronisation (chrony, systemd-timesyncd) on every node and the database server."));
    }

    private static async Task<DoctorLine> ClusterAsync(Change look, DateTimeOffset now)
    {
        var none = new Words("Không có nút nào đang chạy cchc serve.", "No node runs cchc serve.");
        var start = new Words("Khởi động cchc serve trên ít nhất một nút.", "Start cchc serve on one node at least.");
        if (!await HasAsync(look, "qrtz_scheduler_state")) return DoctorLine.Warning("cluster", none, start);
        var nodes = await look.ReadAsync("select instance_name, last_checkin_time from qrtz_scheduler_state where sched_name = @name order by instance_name",
            row => (Name: row.Text("instance_name"), At: new DateTimeOffset(row.Number("last_checkin_time"), TimeSpan.Zero)), ("name", StartScheduler.ClusterName));
        var alive = nodes.Where(node => now - node.At <= Silent).Select(node => node.Name).ToList();
        if (alive.Count == 0) return DoctorLine.Warning("cluster", none, start);
        var (vi, en) = ($"{alive.Count} nút đang chạy: {string.Join(", ", alive)}.", $"{alive.Count} nodes run: {string.Join(", ", alive)}.");
        var silent = nodes.Where(node => now - node.At > Silent).Select(node => node.Name).ToList();
        return silent.Count == 0
            ? DoctorLine.Good("cluster", new(vi, en))
            : DoctorLine.Warning("cluster", new($"{vi} Im tiếng: {string.Join(", ", silent)}.", $"{en} Silent: {string.Join(", ", silent)}."),
                new("Xem nút im tiếng; việc của nó đã được nút khác nhận.", "Look at the silent node; the others took over its work."));
    }

    private static async Task<bool> HasAsync(Change look, string table) =>
        await look.FirstAsync("select count(to_regclass(@table)) as n", row => row.Number("n"), ("table", table)) == 1;
}

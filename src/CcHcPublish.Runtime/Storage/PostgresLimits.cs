using Npgsql;

namespace CcHcPublish.Runtime.Storage;

/// <summary>
/// How long one node may keep others waiting. A node that is stopped inside a transaction loses it after 10 s, which is shorter than a lease. A statement waits for a lock
/// at most twice as long, and is tried again.
/// </summary>
internal static class PostgresLimits
{
    private const string Limits = "-c idle_in_transaction_session_timeout=10s -c lock_timeout=20s";

    /// <summary>Given when a connection begins, because the pool resets what is set later. What the administrator wrote follows and wins.</summary>
    public static NpgsqlConnectionStringBuilder On(string connectionString)
    {
        var settings = new NpgsqlConnectionStringBuilder(connectionString);
        settings.Options = $"{Limits} {settings.Options}".TrimEnd();
        return settings;
    }
}

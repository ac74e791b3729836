using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace CcHcPublish.Benchmarks.Storage;

/// <summary>What <c>synchronous</c> costs on this disk: small transactions per second with a write-ahead log, each brought to the disk (full) or not (normal).</summary>
internal static class CommitCost
{
    private const int Commits = 1_000;

    public static void Run(string folder)
    {
        SQLitePCL.Batteries_V2.Init();
        foreach (var word in (string[])["full", "normal"])
        {
            using var connection = new SqliteConnection($"Data Source={Path.Combine(folder, word + ".db")};Pooling=False");
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = $"pragma journal_mode = wal; pragma synchronous = {word}; create table t (x text)";
            command.ExecuteNonQuery();
            command.CommandText = "insert into t values ('một lượt đăng')";
            command.ExecuteNonQuery();
            var started = Stopwatch.GetTimestamp();
            for (var commit = 0; commit < Commits; commit++) command.ExecuteNonQuery();
            var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
            Console.WriteLine(FormattableString.Invariant($"sqlite, synchronous={word,-6}   commits of one row                 {Commits / seconds,10:#,0}/s  ({seconds * 1000 / Commits:0.000} ms each)"));
        }
    }
}

using System.Data.Common;

namespace CcHcPublish.Runtime.Storage;

/// <summary>The prepared statements of one connection by their text, so that each is parsed and planned once. Used by one thread at a time.</summary>
internal sealed class StatementCache(DbConnection connection) : IDisposable
{
    /// <summary>The desk has some dozens; texts put together at run time must not fill the memory.</summary>
    private const int Most = 256;

    private readonly Dictionary<string, DbCommand> commands = new(StringComparer.Ordinal);

    /// <summary>A statement with its parameters cleared; it stays the cache's.</summary>
    public DbCommand Take(string sql)
    {
        if (commands.TryGetValue(sql, out var known))
        {
            known.Parameters.Clear();
            return known;
        }

        if (commands.Count == Most) Dispose();
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return commands[sql] = command;
    }

    public void Dispose()
    {
        foreach (var command in commands.Values) command.Dispose();
        commands.Clear();
    }
}

using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace CcHcPublish.Runtime.Storage;

/// <summary>What a failed statement says about the database.</summary>
internal static class DbFailures
{
    private const int SqliteConstraint = 19;
    private const int SqliteMismatch = 20;

    /// <summary>True when the data of the statement broke a rule: other rows are not concerned. Else the database itself is in trouble.</summary>
    public static bool IsOfThisRow(DbException failure) => failure switch
    {
        SqliteException { SqliteErrorCode: SqliteConstraint or SqliteMismatch } => true,
        // Class 22: data exception; class 23: integrity constraint violation.
        PostgresException { SqlState: ['2', '2' or '3', ..] } => true,
        _ => false,
    };
}

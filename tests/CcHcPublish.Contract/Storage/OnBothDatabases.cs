using CcHcPublish.Testing;
using Xunit;

namespace CcHcPublish.Contract.Storage;

/// <summary>The databases a storage test runs on. PostgreSQL is left out only where there is none, which tests/run.sh reports.</summary>
public static class OnBothDatabases
{
    public static IReadOnlyList<string> Names => LedgerUnderTest.Postgres is null ? ["sqlite"] : ["sqlite", "postgres"];

    public static TheoryData<string> All => [.. Names];

    public static Task<LedgerUnderTest> OpenAsync(string database, TimeProvider clock) =>
        database == "postgres" ? LedgerUnderTest.OnPostgresAsync(clock) : LedgerUnderTest.OnFileAsync(clock);
}

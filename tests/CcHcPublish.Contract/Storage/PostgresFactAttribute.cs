using CcHcPublish.Testing;
using Xunit;

namespace CcHcPublish.Contract.Storage;

/// <summary>A test of what only PostgreSQL has; left out where there is none, which tests/run.sh reports.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (LedgerUnderTest.Postgres is null) Skip = "CCHC_TEST_POSTGRES is not set.";
    }
}

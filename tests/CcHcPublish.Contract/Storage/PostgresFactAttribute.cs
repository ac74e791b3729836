using CcHcPublish.Testing;
using Xunit;

namespace CcHcPublish.Contract.Storage;

/// <summary>A test of what only PostgreSQL has; left out where there is none, which tests/run.sh reports, but never with CI=true.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (LedgerUnderTest.Postgres is null && !MustRun.Everything) Skip = "CCHC_TEST_POSTGRES is not set.";
    }
}

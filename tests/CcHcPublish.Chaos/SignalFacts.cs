using CcHcPublish.Testing;
using Xunit;

namespace CcHcPublish.Chaos;

/// <summary>Processes are stopped and killed by signals, as Linux knows them.</summary>
public sealed class SignalFactAttribute : FactAttribute
{
    public SignalFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Needs Linux signals.";
    }
}

/// <summary>The same with a PostgreSQL, which CCHC_TEST_POSTGRES names.</summary>
public sealed class PostgresFactAttribute : FactAttribute
{
    public PostgresFactAttribute()
    {
        if (!OperatingSystem.IsLinux()) Skip = "Needs Linux signals.";
        else if (LedgerUnderTest.Postgres is null) Skip = "CCHC_TEST_POSTGRES names no server.";
    }
}

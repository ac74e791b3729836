namespace CcHcPublish.Runtime.Storage;

/// <summary>Numbers of the newest migration before and after a database was opened; 0 is an empty database.</summary>
public sealed record SchemaStep(long From, long To);

/// <summary>A database that a later version of the program has changed. This one does not know its tables and leaves it alone.</summary>
public sealed class SchemaTooNewException : Exception
{
    public SchemaTooNewException(long found, long known)
        : base($"The database has schema {found}; this program knows {known}.") => (Found, Known) = (found, known);

    public long Found { get; }

    public long Known { get; }
}

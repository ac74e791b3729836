namespace CcHcPublish.Cli.Commands.Database;

/// <summary><c>CCHC_DATABASE</c> is no PostgreSQL connection string. It may hold a password: neither it nor what its reader said of it is kept.</summary>
internal sealed class NoConnectionStringException() : Exception("CCHC_DATABASE is no PostgreSQL connection string.");

namespace CcHcPublish.Cli.Commands;

/// <summary>Exit codes of <c>cchc</c>.</summary>
internal static class Exit
{
    public const int Done = 0;

    /// <summary>Refused, or failed.</summary>
    public const int Failed = 1;

    public const int WrongUsage = 2;
}

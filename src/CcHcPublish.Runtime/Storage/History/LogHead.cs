using System.Globalization;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>Where a log ends: the number and hash of its newest event. Noted elsewhere, such as on paper, it proves later that nothing before it changed.</summary>
public sealed record LogHead(long Number, string Hash)
{
    /// <summary>The head of a log without events.</summary>
    public static LogHead Beginning { get; } = new(0, new string('0', 64));

    /// <summary>Reads <c>NUMBER HASH</c>, as the ledger keeps it, and <c>NUMBER:HASH</c>, as people write it. Null when it is neither.</summary>
    public static LogHead? Parse(string? text)
    {
        var parts = text?.Trim().Split(' ', ':') ?? [];
        return parts.Length == 2 && long.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number) && parts[1].Length == 64 && parts[1].All(char.IsAsciiHexDigit)
            ? new LogHead(number, parts[1].ToLowerInvariant())
            : null;
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number} {Hash}");
}

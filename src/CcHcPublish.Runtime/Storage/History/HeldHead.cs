using System.Globalization;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>When the whole log was last seen to hold, and where it ended then; a ledger of before the second was kept has no head.</summary>
public sealed record HeldHead(DateTimeOffset At, LogHead? Head)
{
    public static HeldHead? Parse(string? text)
    {
        var parts = text?.Split('\n', 2) ?? [];
        return parts.Length > 0 && DateTimeOffset.TryParse(parts[0], CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
            ? new HeldHead(at, parts.Length > 1 ? LogHead.Parse(parts[1]) : null)
            : null;
    }

    public override string ToString() => $"{At.ToString("O", CultureInfo.InvariantCulture)}\n{Head}";
}

using System.Globalization;

namespace CcHcPublish.Runtime.Storage.Backup;

/// <summary>
/// Which backups stay: the newest of each of the newest <paramref name="Days"/> days that have one, and the first of each of the newest
/// <paramref name="Months"/> months.
/// </summary>
public sealed record BackupRetention(int Days = 14, int Months = 12)
{
    /// <summary>The names that may go, of those given. What is not named like a backup is never among them.</summary>
    public IReadOnlyList<string> Superfluous(IEnumerable<string> names)
    {
        var backups = names.Select(name => (Name: name, At: TimeOf(name))).Where(backup => backup.At is not null).OrderBy(backup => backup.At).ToList();
        var daily = backups.GroupBy(backup => backup.At!.Value.Date).TakeLast(Days).Select(day => day.Last().Name);
        var monthly = backups.GroupBy(backup => (backup.At!.Value.Year, backup.At.Value.Month)).TakeLast(Months).Select(month => month.First().Name);
        var kept = daily.Concat(monthly).ToHashSet(StringComparer.Ordinal);
        return [.. backups.Select(backup => backup.Name).Where(name => !kept.Contains(name))];
    }

    private static DateTime? TimeOf(string name) =>
        DateTime.TryParseExact(name, "'cchc-'yyyyMMdd-HHmmss'.db'", CultureInfo.InvariantCulture, DateTimeStyles.None, out var time) ? time : null;
}

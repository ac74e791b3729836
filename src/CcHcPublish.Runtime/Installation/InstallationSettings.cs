using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Runtime.Installation;

/// <summary>
/// What one installation chose in <c>cchc.yaml</c> beside <c>content/</c>. Without the file, or a line of it, the value here holds.
/// No secret stands in it: those come from the environment.
/// </summary>
public sealed record InstallationSettings
{
    public ScheduleSettings Schedule { get; init; } = new();

    public BackupSettings Backup { get; init; } = new();

    public HealthSettings Health { get; init; } = new();
}

/// <param name="SweepEvery">How often every node looks for due work, besides the exact alarms.</param>
/// <param name="ShutdownWait">How long a stopping process lets sends finish.</param>
public sealed record ScheduleSettings(TimeSpan SweepEvery, TimeSpan ShutdownWait)
{
    public ScheduleSettings()
        : this(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(30))
    {
    }

    /// <summary>Id of the zone in which the cron expressions of the jobs are meant; an agency's bulletin keeps the agency's own.</summary>
    public string ZoneId { get; init; } = AgencyReader.UsualZone;

    /// <summary>Looked up when it is needed: most commands start no schedule.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.FindSystemTimeZoneById(ZoneId);

    /// <summary>Cron expressions by the name of the job, only those that were set.</summary>
    public IReadOnlyDictionary<string, string> Crons { get; init; } = new Dictionary<string, string>();
}

/// <param name="Folder">Where backups go; below the data folder unless it is an absolute path.</param>
/// <param name="KeepDaily">How many of the newest days are kept.</param>
/// <param name="KeepMonthly">How many of the newest months keep one backup.</param>
public sealed record BackupSettings(string Folder = "backup", int KeepDaily = 14, int KeepMonthly = 12);

/// <param name="Lag">Lateness of the oldest due item from which the installation counts as ill.</param>
/// <param name="HasMetrics">Whether <c>/metrics</c> is answered.</param>
public sealed record HealthSettings(TimeSpan Lag, bool HasMetrics = true)
{
    public HealthSettings()
        : this(TimeSpan.FromMinutes(10))
    {
    }
}

using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Core.Yaml;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Scheduling;
using Quartz;

namespace CcHcPublish.Runtime.Installation;

/// <summary>Reads <c>cchc.yaml</c> of an installation. A wrong line is a finding and its default holds; an absent file is no mistake.</summary>
public sealed class ReadSettings(ContentRoot root)
{
    public const string FileName = "cchc.yaml";

    /// <summary>Largest file, in bytes.</summary>
    private const int LargestFile = 64 * 1024;

    private readonly List<Finding> findings = [];

    /// <summary>What was wrong, after <see cref="Run"/>.</summary>
    public IReadOnlyList<Finding> Findings => findings;

    /// <summary>True when there is a file, readable or not.</summary>
    public bool Exists => File.Exists(Path.Combine(root.Path, FileName));

    public InstallationSettings Run()
    {
        if (!Exists) return new InstallationSettings();
        if (Bytes() is not { } source || SourceText.Read(source, LargestFile, findings) is not { } text || YamlTree.Parse(text, FileName, findings) is not { } tree) return new InstallationSettings();
        var fields = new YamlFields(tree, FileName, findings);
        var settings = new InstallationSettings
        {
            Schedule = fields.Map("schedule", Schedule) ?? new(),
            Backup = fields.Map("backup", Backup) ?? new(),
            Health = fields.Map("health", Health) ?? new(),
        };
        fields.Done();
        return settings;
    }

    private SourceFile? Bytes()
    {
        var place = new Place(FileName, 1, 1);
        try
        {
            var file = new FileInfo(Path.Combine(root.Path, FileName));
            if (file.Length <= LargestFile) return new SourceFile(FileName, File.ReadAllBytes(file.FullName));
            findings.Add(FileFindings.TooLarge(place, file.Length, LargestFile));
        }
        catch (Exception wrong) when (wrong is IOException or UnauthorizedAccessException)
        {
            findings.Add(FileFindings.Unreadable(place, ContentFindings.Reason(wrong)));
        }

        return null;
    }

    private static ScheduleSettings Schedule(YamlFields map)
    {
        var usual = new ScheduleSettings();
        Dictionary<string, string> crons = new(StringComparer.Ordinal);
        foreach (var job in DeskJobs.All)
        {
            if (map.OptionalText(job.Name) is not { } cron) continue;
            if (CronExpression.TryParse(cron, out _)) crons[job.Name] = cron;
            else map.Refuse(
                job.Name,
                new($"biểu thức cron của Quartz gồm 6 trường, giây đứng đầu, ví dụ \"{job.Cron}\"", $"a Quartz cron expression of 6 fields, seconds first, such as \"{job.Cron}\""));
        }

        return new ScheduleSettings(
            TimeSpan.FromSeconds(map.Number("sweep_seconds", (int)usual.SweepEvery.TotalSeconds, 1, 300)),
            TimeSpan.FromSeconds(map.Number("shutdown_seconds", (int)usual.ShutdownWait.TotalSeconds, 1, 600)))
        {
            ZoneId = Zone(map) ?? usual.ZoneId,
            Crons = crons,
        };
    }

    private static string? Zone(YamlFields map)
    {
        if (map.OptionalText("zone") is not { } id) return null;
        if (TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)) return id;
        map.Refuse("zone", new("múi giờ có thật, ví dụ Asia/Ho_Chi_Minh", "a time zone that exists, such as Asia/Ho_Chi_Minh"));
        return null;
    }

    private static BackupSettings Backup(YamlFields map)
    {
        var usual = new BackupSettings();
        return new BackupSettings(
            map.OptionalText("folder") ?? usual.Folder,
            map.Number("keep_daily", usual.KeepDaily, 1, 400),
            map.Number("keep_monthly", usual.KeepMonthly, 0, 240));
    }

    private static HealthSettings Health(YamlFields map)
    {
        var usual = new HealthSettings();
        return new HealthSettings(TimeSpan.FromMinutes(map.Number("lag_minutes", (int)usual.Lag.TotalMinutes, 1, 1440)), map.Flag("metrics", usual.HasMetrics));
    }
}

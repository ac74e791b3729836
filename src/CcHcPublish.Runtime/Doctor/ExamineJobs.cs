using System.Globalization;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Scheduling;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>Whether <c>cchc serve</c> runs, by the last sweep that the ledger was told of, and how the jobs last ended.</summary>
public sealed class ExamineJobs(RuntimeServices runtime)
{
    /// <summary>WatchJobs keeps a sweep that is done at least every 5 minutes: what is older by as much again is not late, but has stopped.</summary>
    private static readonly TimeSpan Silent = TimeSpan.FromMinutes(10);

    private const int MostNamed = 4;

    public IReadOnlyList<DoctorLine> Run(DeskLag lag)
    {
        // A rehearsal's clock has nothing to do with when it ran.
        if (runtime.Settings.RehearsalSite is not null) return [Jobs(lag.Jobs, isRunning: true)];
        var sweep = lag.Jobs.FirstOrDefault(run => run.Name == "sweep");
        var isRunning = sweep is not null && lag.At - sweep.At <= Silent + runtime.Settings.Installation.Schedule.SweepEvery;
        return [Serve(sweep, isRunning, lag), Jobs(lag.Jobs, isRunning)];
    }

    private DoctorLine Serve(JobRun? sweep, bool isRunning, DeskLag lag)
    {
        if (isRunning) return DoctorLine.Good(
            "serve", new($"cchc serve đang chạy: lượt quét được ghi gần nhất lúc {Vi(sweep!.At)} ({sweep.Node}).", $"cchc serve runs: the last sweep that was noted began {En(sweep.At)} ({sweep.Node})."));
        var (vi, en) = sweep is null
            ? ("Chưa thấy cchc serve chạy lần nào.", "cchc serve has not run yet.")
            : ($"cchc serve không chạy, hoặc không ghi được vào sổ: lượt quét cuối lúc {Vi(sweep.At)} ({sweep.Node}).", $"cchc serve does not run, or cannot write the ledger: the last sweep began {En(sweep.At)} ({sweep.Node}).");
        var next = new Words("Bật cchc serve (systemctl status cchc); nếu đang chạy thì xem nhật ký của nó.", "Start cchc serve (systemctl status cchc); if it runs, look at its log.");
        return lag.Due == 0
            ? DoctorLine.Warning("serve", new(vi, en), next, "cchc serve")
            : DoctorLine.Bad("serve", new($"{vi} {lag.Due} lượt đăng đã đến giờ đang chờ.", $"{en} {lag.Due} publications are due and wait."), next, "cchc serve");
    }

    private DoctorLine Jobs(IReadOnlyList<JobRun> runs, bool isRunning)
    {
        var failed = runs.Where(run => run.Failure is not null).ToList();
        if (failed.Count > 0)
        {
            return DoctorLine.Bad("jobs",
                new($"Việc định kỳ bị lỗi: {Some([.. failed.Select(run => $"{run.Name} ({run.Failure}, {run.Node}, {run.Failures} lần liền, {(run.LastDone is { } done ? $"lần cuối xong {Vi(done)}" : "chưa lần nào xong")})")])}.",
                    $"Jobs failed: {Some([.. failed.Select(run => $"{run.Name} ({run.Failure}, {run.Node}, {run.Failures} times in a row, {(run.LastDone is { } done ? $"last done {En(done)}" : "never done")})")])}."),
                new("Xem nhật ký của nút đó trong thư mục logs.", "Look at that node's log files."));
        }

        if (runs.Count == 0) return DoctorLine.Good("jobs", new("Chưa có việc định kỳ nào chạy.", "No job has run yet."));
        return DoctorLine.Good("jobs", isRunning
            ? new($"Việc định kỳ chạy tốt: {string.Join(", ", runs.Select(run => run.Name))}.", $"Jobs run well: {string.Join(", ", runs.Select(run => run.Name))}.")
            : new(
                $"Lần chạy gần nhất không lỗi: {string.Join(", ", runs.Select(run => $"{run.Name} {Vi(run.At)}"))}.",
                $"The last runs were done: {string.Join(", ", runs.Select(run => $"{run.Name} {En(run.At)}"))}."));
    }

    private static string Some(List<string> names) => string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" (+{names.Count - MostNamed})" : "");

    private string Vi(DateTimeOffset at) => Local(at).ToString("HH:mm dd/MM/yyyy", CultureInfo.InvariantCulture);

    private string En(DateTimeOffset at) => Local(at).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    private DateTimeOffset Local(DateTimeOffset at) => TimeZoneInfo.ConvertTime(at, runtime.Settings.Installation.Schedule.Zone);
}

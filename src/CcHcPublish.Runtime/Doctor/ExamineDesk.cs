using CcHcPublish.Core.Agencies;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>The desk's state in a sound ledger: the log's end, lateness, open attempts, holds, what needs a person, channels, whether serve runs, jobs.</summary>
public sealed class ExamineDesk(RuntimeServices runtime)
{
    private static readonly TimeSpan LongOpen = TimeSpan.FromMinutes(5);

    private Ledger Ledger => runtime.Ledger;

    public async Task<IReadOnlyList<DoctorLine>> RunAsync(CancellationToken cancel)
    {
        var now = runtime.Settings.Clock.GetUtcNow();
        List<Agency> agencies = [.. runtime.Settings.Root.Agencies().Select(id => runtime.Content.Outline(id, cancel).Content?.Agency).OfType<Agency>()];
        var log = await ExamineSafely.LineAsync("log", () => LogAsync(cancel));
        var attempts = await ExamineSafely.LineAsync("attempts", () => AttemptsAsync(now, cancel));
        var sites = await ExamineSafely.LineAsync("website", () => new ExamineSites(runtime).RunAsync(cancel));
        var byLag = await ExamineSafely.RunAsync("lag", async () =>
        {
            var lag = await new ReadLag(Ledger, runtime.Settings.Clock).RunAsync(cancel);
            return [Lag(lag), await ExamineSafely.LineAsync("channels", () => new ExamineChannels(runtime).RunAsync(agencies, lag, cancel)), .. new ExamineJobs(runtime).Run(lag)];
        });
        var holds = await ExamineSafely.RunAsync("holds", () => new ExamineHolds(runtime).RunAsync(agencies, cancel));
        var needs = await ExamineSafely.RunAsync("needs_person", () => new ExamineNeeds(runtime).RunAsync(agencies, cancel));
        // In the order of the guide's table.
        return [log, .. byLag.Take(1), attempts, .. holds, .. needs, .. byLag.Skip(1).Take(1), sites, .. byLag.Skip(2)];
    }

    private async Task<DoctorLine> LogAsync(CancellationToken cancel)
    {
        var tail = await new LookAtLogEnd(Ledger).RunAsync(cancel);
        if (tail.Broken is { } broken)
        {
            return DoctorLine.Bad("log", new($"Nhật ký không còn nguyên vẹn từ sự kiện số {broken}.", $"The log does not hold from event {broken} on."),
                new("Giữ nguyên sổ, báo lãnh đạo; đối chiếu với bản sao lưu gần nhất.", "Leave the ledger as it is, report it, and compare it with the newest backup."), "cchc log verify");
        }

        var whole = await WatchLog.LastHeldAsync(Ledger, cancel) is { } held ? TimeZoneInfo.ConvertTime(held, runtime.Settings.Installation.Schedule.Zone) : (DateTimeOffset?)null;
        return DoctorLine.Good("log", new(
            $"{tail.Count} sự kiện cuối của nhật ký nguyên vẹn; toàn bộ: {(whole is { } day ? $"serve đã kiểm ngày {day:dd/MM/yyyy}" : "serve chưa kiểm lần nào")} (cchc log verify kiểm ngay).",
            $"The last {tail.Count} events of the log hold; all of it: {(whole is { } on ? $"verified by serve on {on:yyyy-MM-dd}" : "never verified by serve")} (cchc log verify does it now)."));
    }

    private DoctorLine Lag(DeskLag lag)
    {
        var limit = runtime.Settings.Installation.Health.Lag;
        if (lag.Due == 0) return DoctorLine.Good("lag", new("Không có lượt đăng nào trễ.", "Nothing is late."));
        var (vi, en) = ($"{lag.Due} lượt đăng đã đến giờ, trễ nhất {Minutes(lag.Lag)} phút.", $"{lag.Due} publications are due, the oldest for {Minutes(lag.Lag)} minutes.");
        return lag.Lag <= limit
            ? DoctorLine.Good("lag", new(vi, en))
            : DoctorLine.Bad(
                "lag", new(vi, en),
                new("Kiểm tra cchc serve có đang chạy không; xem từng bài bằng cchc why.", "See whether cchc serve runs; look at single articles with cchc why."),
                "cchc publish --due");
    }

    private async Task<DoctorLine> AttemptsAsync(DateTimeOffset now, CancellationToken cancel)
    {
        var old = (await Ledger.ReadAsync("select count(*) as many from attempts where closed_at is null and opened_at < @long", row => row.Number("many"), cancel, ("long", now - LongOpen)))[0];
        return old == 0
            ? DoctorLine.Good("attempts", new("Không có lần gửi nào bỏ dở.", "No attempt was left open."))
            : DoctorLine.Warning("attempts", new(
                $"{old} lần gửi mở quá {LongOpen.TotalMinutes:0} phút: có nút bị dừng giữa chừng.",
                $"{old} attempts are open for more than {LongOpen.TotalMinutes:0} minutes: a node was stopped in the middle."),
                new("Chạy cchc serve hoặc gửi ngay: hệ thống tìm trên kênh trước khi gửi lại.", "Run cchc serve, or deliver now: the program looks on the channel before it sends again."), "cchc publish --due");
    }

    private static string Minutes(TimeSpan time) => time.TotalMinutes.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}

using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Desk;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>The desk's state in a sound ledger: the log's end, lateness, open attempts, what needs a person, channels, jobs.</summary>
public sealed class ExamineDesk(RuntimeServices runtime)
{
    private static readonly TimeSpan LongOpen = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan SoonEnding = TimeSpan.FromDays(7);

    private Ledger Ledger => runtime.Ledger;

    public async Task<IReadOnlyList<DoctorLine>> RunAsync(CancellationToken cancel)
    {
        var now = runtime.Settings.Clock.GetUtcNow();
        var log = await ExamineSafely.LineAsync("log", () => LogAsync(cancel));
        var attempts = await ExamineSafely.LineAsync("attempts", () => AttemptsAsync(now, cancel));
        var sites = await ExamineSafely.LineAsync("website", () => new ExamineSites(runtime).RunAsync(cancel));
        var byLag = await ExamineSafely.RunAsync("lag", async () =>
        {
            var lag = await new ReadLag(Ledger, runtime.Settings.Clock).RunAsync(cancel);
            return [Lag(lag), Needs(lag), await ExamineSafely.LineAsync("channels", () => ChannelsAsync(now, lag, cancel)), Jobs(lag.Jobs)];
        });
        var holds = await ExamineSafely.RunAsync("holds", () => new ExamineHolds(runtime).RunAsync(Agencies(cancel), cancel));
        // In the order of the guide's table.
        return [log, .. byLag.Take(1), attempts, .. holds, .. byLag.Skip(1).Take(2), sites, .. byLag.Skip(3)];
    }

    private List<Agency> Agencies(CancellationToken cancel) =>
        [.. runtime.Settings.Root.Agencies().Select(id => runtime.Content.Outline(id, cancel).Content?.Agency).OfType<Agency>()];

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

    private static DoctorLine Needs(DeskLag lag) => lag.Unconfirmed + lag.Rejected + lag.Expired + lag.Drifted + lag.WaitingForChannel == 0
        ? DoctorLine.Good("needs_person", new("Không có lượt đăng nào cần người xử lý.", "No publication needs a person."))
        : DoctorLine.Warning("needs_person",
            new(
                $"Chưa xác nhận {lag.Unconfirmed}, bị từ chối {lag.Rejected}, quá hạn {lag.Expired}, bị sửa trên kênh {lag.Drifted}, chờ kênh được nối hoặc sửa {lag.WaitingForChannel}.",
                $"Unconfirmed {lag.Unconfirmed}, rejected {lag.Rejected}, expired {lag.Expired}, changed over there {lag.Drifted}, waiting for their channel {lag.WaitingForChannel}."),
            new("Ban biên tập xem từng bài và quyết định.", "The board looks at each and decides."), "cchc status", ConditionOwner.Board);

    private async Task<DoctorLine> ChannelsAsync(DateTimeOffset now, DeskLag lag, CancellationToken cancel)
    {
        if (runtime.Settings.RehearsalSite is not null) return DoctorLine.Good(
            "channels", new("Sổ diễn tập: fanpage và Zalo là bản mô phỏng.", "A rehearsal's ledger: fanpage and Zalo are stand-ins."));
        var accounts = (await AccountRow.AllAsync(Ledger, cancel)).ToDictionary(row => $"{row.Agency}/{row.Channel}", StringComparer.Ordinal);
        List<string> declared = [];
        foreach (var id in runtime.Settings.Root.Agencies())
        {
            if (runtime.Content.Outline(id, cancel).Content is { Agency: var agency })
                declared.AddRange(agency.Channels.Where(channel => ChannelAbilities.Of(channel.Kind).HasAccount).Select(channel => $"{id}/{channel.Id}"));
        }

        var broken = declared.FindAll(name => accounts.TryGetValue(name, out var row) && (row.Trouble is not null || row.ExpiresAt < now));
        if (broken.Count > 0)
        {
            return DoctorLine.Bad("channels", new($"Kênh cần kết nối lại: {Some(broken)}.", $"Channels to connect again: {Some(broken)}."),
                new("Kết nối lại từng kênh; lượt đăng của kênh chờ, không mất.", "Connect each again; its publications wait and are not lost."), Login(broken[0]));
        }

        var missing = declared.FindAll(name => !accounts.ContainsKey(name));
        if (missing.Count > 0 && lag.WaitingForChannel > 0)
        {
            return DoctorLine.Bad("channels",
                new($"{lag.WaitingForChannel} lượt đăng đã đến giờ chờ kênh được nối hoặc sửa, lâu nhất {Minutes(lag.Waiting)} phút. Chưa kết nối: {Some(missing)}.",
                    $"{lag.WaitingForChannel} publications are due and wait until their channel is in order, the oldest for {Minutes(lag.Waiting)} minutes. Not connected: {Some(missing)}."),
                new("Kết nối từng kênh, hoặc Ban biên tập tự đăng tay rồi ghi địa chỉ.", "Connect each, or the board posts by hand and notes the address."), Login(missing[0]));
        }

        if (missing.Count > 0)
        {
            return DoctorLine.Warning("channels", new(
                $"{missing.Count} trong {declared.Count} kênh chưa kết nối: {Some(missing)}.",
                $"{missing.Count} of {declared.Count} channels are not connected: {Some(missing)}."),
                new("Kết nối từng kênh; lượt đăng của kênh chưa kết nối phải chờ.", "Connect each; publications of a channel that is not connected wait."), Login(missing[0]));
        }

        var ending = declared.FindAll(name => accounts[name].ExpiresAt < now + SoonEnding);
        return ending.Count > 0
            ? DoctorLine.Warning("channels", new(
                $"Kết nối sắp hết hạn trong {SoonEnding.TotalDays:0} ngày: {Some(ending)}.",
                $"Connections end within {SoonEnding.TotalDays:0} days: {Some(ending)}."),
                new("Kết nối lại trước khi hết hạn.", "Connect again before they end."), Login(ending[0]))
            : DoctorLine.Good("channels", new($"{declared.Count} kênh fanpage, Zalo đã khai, đều kết nối.", $"{declared.Count} fanpages and OAs are declared, all connected."));
    }

    private static string Some(List<string> names) => string.Join(", ", names.Take(4)) + (names.Count > 4 ? $" (+{names.Count - 4})" : "");

    private static string Login(string name) => $"cchc channel login {name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]} --agency {name.Split('/')[0]}";

    private DoctorLine Jobs(IReadOnlyList<JobRun> runs)
    {
        var failed = runs.Where(run => run.Failure is not null).ToList();
        if (failed.Count > 0)
        {
            return DoctorLine.Bad("jobs",
                new($"Việc định kỳ bị lỗi: {Some([.. failed.Select(run => $"{run.Name} ({run.Failure}, {run.Node}, {run.Failures} lần liền, {(run.LastDone is { } done ? $"lần cuối xong {At(done)}" : "chưa lần nào xong")})")])}.",
                    $"Jobs failed: {Some([.. failed.Select(run => $"{run.Name} ({run.Failure}, {run.Node}, {run.Failures} times in a row, {(run.LastDone is { } done ? $"last done {At(done)}" : "never done")})")])}."),
                new("Xem nhật ký của nút đó trong thư mục logs.", "Look at that node's log files."));
        }

        return DoctorLine.Good("jobs", runs.Count == 0
            ? new("Chưa có việc định kỳ nào chạy.", "No job has run yet.")
            : new($"Việc định kỳ chạy tốt: {string.Join(", ", runs.Select(run => run.Name))}.", $"Jobs run well: {string.Join(", ", runs.Select(run => run.Name))}."));
    }

    private string At(DateTimeOffset moment) =>
        TimeZoneInfo.ConvertTime(moment, runtime.Settings.Installation.Schedule.Zone).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    private static string Minutes(TimeSpan time) => time.TotalMinutes.ToString("0", System.Globalization.CultureInfo.InvariantCulture);
}

using System.Globalization;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Publishing;

namespace CcHcPublish.Runtime.Doctor;

/// <summary>Whether the fanpages and OAs that agencies declare are connected and served: by their accounts, and by what their far side last refused.</summary>
public sealed class ExamineChannels(RuntimeServices runtime)
{
    private const int MostNamed = 4;

    private static readonly TimeSpan SoonEnding = TimeSpan.FromDays(7);

    public async Task<DoctorLine> RunAsync(IReadOnlyList<Agency> agencies, DeskLag lag, CancellationToken cancel)
    {
        if (runtime.Settings.RehearsalSite is not null) return DoctorLine.Good(
            "channels", new("Sổ diễn tập: fanpage và Zalo là bản mô phỏng.", "A rehearsal's ledger: fanpage and Zalo are stand-ins."));
        var accounts = (await AccountRow.AllAsync(runtime.Ledger, cancel)).ToDictionary(row => $"{row.Agency}/{row.Channel}", StringComparer.Ordinal);
        // A channel that nobody connected is paused alike; that is told below.
        var refused = (await ChannelPauses.StandingAsync(runtime.Ledger, cancel))
            .Where(pause => pause.Kind == PauseKind.Repair && ReasonWords.OwnerOf(pause.Reason) != ReasonOwner.Unconnected)
            .ToDictionary(pause => $"{pause.Agency}/{pause.Channel}", pause => pause.Reason, StringComparer.Ordinal);
        List<string> declared =
            [.. agencies.SelectMany(agency => agency.Channels.Where(channel => ChannelAbilities.Of(channel.Kind).HasAccount).Select(channel => $"{agency.Id}/{channel.Id}"))];
        var broken = declared.FindAll(name => refused.ContainsKey(name) || (accounts.TryGetValue(name, out var row) && (row.Trouble is not null || row.ExpiresAt < lag.At)));
        // A higher package or a verified OA is bought, not signed in for.
        var limited = broken.FindAll(name => refused.TryGetValue(name, out var reason) && ReasonWords.OwnerOf(reason) == ReasonOwner.Package);
        var cut = broken.Except(limited).ToList();
        if (cut.Count > 0)
        {
            return DoctorLine.Bad("channels",
                new($"Kênh cần kết nối lại: {Some([.. cut.Select(name => Named(name, Language.Vietnamese))])}.{Also(limited, Language.Vietnamese)}",
                    $"Channels to connect again: {Some([.. cut.Select(name => Named(name, Language.English))])}.{Also(limited, Language.English)}"),
                new("Kết nối lại từng kênh; lượt đăng của kênh chờ, không mất.", "Connect each again; its publications wait and are not lost."), Login(cut[0]));
        }

        if (limited.Count > 0)
        {
            return DoctorLine.Bad("channels", new(Also(limited, Language.Vietnamese).TrimStart(), Also(limited, Language.English).TrimStart()),
                new("Văn phòng làm việc với bên cung cấp: nâng gói, gia hạn hoặc xác thực; lượt đăng của kênh chờ, không mất.",
                    "The office settles it with the provider: a higher package, renewal or verification; its publications wait and are not lost."), owner: ConditionOwner.Office);
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

        var ending = declared.FindAll(name => accounts[name].ExpiresAt < lag.At + SoonEnding);
        return ending.Count > 0
            ? DoctorLine.Warning("channels", new(
                $"Kết nối sắp hết hạn trong {SoonEnding.TotalDays:0} ngày: {Some(ending)}.",
                $"Connections end within {SoonEnding.TotalDays:0} days: {Some(ending)}."),
                new("Kết nối lại trước khi hết hạn.", "Connect again before they end."), Login(ending[0]))
            : DoctorLine.Good("channels", new($"{declared.Count} kênh fanpage, Zalo đã khai, đều kết nối.", $"{declared.Count} fanpages and OAs are declared, all connected."));

        string Named(string name, Language language) => refused.TryGetValue(name, out var reason) ? $"{name} ({ReasonWords.In(language, reason)!.TrimEnd('.')})" : name;
        string Also(List<string> names, Language language) => names.Count == 0 ? ""
            : $" {new Words("Kênh bị bên cung cấp giới hạn", "Channels that their provider limits").In(language)}: {Some([.. names.Select(name => Named(name, language))])}.";
    }

    private static string Some(List<string> names) => string.Join(", ", names.Take(MostNamed)) + (names.Count > MostNamed ? $" (+{names.Count - MostNamed})" : "");

    private static string Login(string name) => $"cchc channel login {name[(name.IndexOf('/', StringComparison.Ordinal) + 1)..]} --agency {name.Split('/')[0]}";

    private static string Minutes(TimeSpan time) => time.TotalMinutes.ToString("0", CultureInfo.InvariantCulture);
}

using System.Globalization;
using CcHcPublish.Core.Schedules;
using CcHcPublish.Core.Yaml;

namespace CcHcPublish.Core.Agencies;

internal static class AgencySettingsReader
{
    private static readonly Choices<DeskRoles> Roles = new()
    {
        ["writer"] = DeskRoles.Writer,
        ["editor"] = DeskRoles.Editor,
        ["approver"] = DeskRoles.Approver,
        ["office"] = DeskRoles.Office,
        ["admin"] = DeskRoles.Admin,
    };

    private static readonly Choices<ChannelKind> Kinds = new()
    {
        ["website"] = ChannelKind.Website,
        ["facebook"] = ChannelKind.Facebook,
        ["zalo"] = ChannelKind.Zalo,
        ["file"] = ChannelKind.File,
    };

    private static readonly Choices<PostForm> Forms = new() { ["link"] = PostForm.Link, ["photos"] = PostForm.Photos };

    private static readonly Choices<Credit> Credits = new() { ["unit"] = Credit.Unit, ["shared"] = Credit.Shared };

    private static readonly Choices<PeriodRule> Periods = new() { ["calendar"] = PeriodRule.Calendar, ["nd09"] = PeriodRule.Decree09 };

    public static DeskUser User(YamlFields map)
    {
        var roles = DeskRoles.None;
        foreach (var role in map.Texts("roles", required: true))
        {
            if (Roles.TryGet(role, out var known)) roles |= known;
            else map.Refuse("roles", new($"danh sách vai trò trong: {string.Join(", ", Roles.Words)}", $"a list of roles among: {string.Join(", ", Roles.Words)}"));
        }

        return new DeskUser(map.Text("id"), map.Text("name"), map.Text("unit"), roles);
    }

    public static ChannelSetting Channel(YamlFields map)
    {
        var kind = map.Choice("kind", Kinds);
        var setting = new ChannelSetting(map.Text("id"), kind, map.Text("name"), Grace(map, kind)) { BaseUrl = map.OptionalText("base_url")?.TrimEnd('/') };
        if (kind == ChannelKind.Zalo) setting = Zalo(map, setting);
        if (kind == ChannelKind.Facebook) setting = setting with { Post = map.Choice("post", Forms, "link"), FirstComment = map.Flag("first_comment") };
        if (kind == ChannelKind.Website && !IsWebAddress(setting.BaseUrl))
            map.Refuse("base_url", new("địa chỉ đầy đủ của trang, ví dụ https://so-mau.example.vn", "the site's full address, such as https://so-mau.example.vn"));
        // Tokens go where this says: whoever may write content must not be able to send them off this machine.
        if (kind is ChannelKind.Facebook or ChannelKind.Zalo && setting.BaseUrl is { } stand && !(Uri.TryCreate(stand, UriKind.Absolute, out var local) && local is { Scheme: "http", IsLoopback: true }))
            map.Refuse(
                "base_url",
                new("bản mô phỏng trên chính máy này, ví dụ http://127.0.0.1:5080, hoặc bỏ hẳn", "a stand-in on this machine, such as http://127.0.0.1:5080, or nothing"));
        return setting;
    }

    private static ChannelSetting Zalo(YamlFields map, ChannelSetting setting) => setting with
    {
        ArticlesPerMonth = map.Number("articles_per_month", 0, 1, 10_000) is > 0 and var most ? most : null,
        Broadcasts = map.Flag("broadcast"),
    };

    /// <summary>An ordinary address is seen at a glance: the system's own reading of addresses is among the slowest things a start can ask for.</summary>
    private static bool IsWebAddress(string? text) =>
        (text is not null && text.StartsWith("https://", StringComparison.Ordinal) && IsHost(text.AsSpan("https://".Length)))
        || (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme is "http" or "https");

    /// <summary>A host name of letters, digits and inner hyphens that is no number; there are more, and they take the long way.</summary>
    private static bool IsHost(ReadOnlySpan<char> text)
    {
        const int LongestHost = 200;
        const int LongestLabel = 60;
        if (text.Length > LongestHost) return false;
        while (true)
        {
            var end = text.IndexOf('.');
            var label = end < 0 ? text : text[..end];
            if (label.Length is 0 or > LongestLabel || label[0] == '-' || label[^1] == '-') return false;
            foreach (var letter in label)
            {
                if (!char.IsAsciiLetterOrDigit(letter) && letter != '-') return false;
            }

            if (end < 0) return char.IsAsciiLetter(label[0]);
            text = text[(end + 1)..];
        }
    }

    public static CountingRules Counting(YamlFields map) => new(map.Choice("credit", Credits, "unit"), map.Choice("period", Periods, "calendar"));

    public static BulletinSetting Bulletin(YamlFields map) => new(
        map.Text("title"), map.Text("unit"), map.Text("category"), map.Texts("plan_items", required: true), map.Texts("channels", required: true),
        Cron(map, "cron", "0 0 8 1 * ?") ?? map.Text("cron"));

    /// <summary>A time by which the scheduler does something again and again; null where there is none.</summary>
    public static string? Cron(YamlFields map, string name, string example)
    {
        if (map.OptionalText(name) is not { } text) return null;
        if (CronText.Fault(text) is { } fault)
        {
            map.Refuse(name, new(
                $"biểu thức cron của Quartz gồm 6 trường, giây đứng đầu, ví dụ \"{example}\"; ở “{text}”, {fault.Vi}",
                $"a Quartz cron expression of 6 fields, seconds first, such as \"{example}\"; in “{text}”, {fault.En}"));
        }

        return text;
    }


    private static TimeSpan? Grace(YamlFields map, ChannelKind kind)
    {
        var text = map.OptionalText("grace");
        if (text == "always" || (text is null && kind is ChannelKind.Website or ChannelKind.File)) return null;
        if (text is null) return TimeSpan.FromHours(6);
        if (text.Length > 1 && int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1000)
        {
            switch (text[^1])
            {
                case 'm': return TimeSpan.FromMinutes(number);
                case 'h': return TimeSpan.FromHours(number);
                case 'd': return TimeSpan.FromDays(number);
            }
        }

        map.Refuse("grace", new("always hoặc khoảng thời gian như 30m, 6h, 2d", "always, or a duration such as 30m, 6h, 2d"));
        return null;
    }
}

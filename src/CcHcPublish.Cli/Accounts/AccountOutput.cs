using System.Globalization;
using System.Text.Json;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Accounts;

namespace CcHcPublish.Cli.Accounts;

/// <summary>Accounts for people as a table or as findings, and as the JSON document <c>{"accounts":[…]}</c>, a list with <c>"abilities"</c> beside.</summary>
public static class AccountOutput
{
    /// <param name="now">For what is over already.</param>
    public static void WriteList(CommandConsole console, IReadOnlyList<AccountLine> lines, IReadOnlyList<ChannelAbilities> abilities, DateTimeOffset now)
    {
        if (console.Format != OutputFormat.Text)
        {
            WriteDocument(console, lines, json => AbilityOutput.WriteMember(console, json, abilities));
            return;
        }

        if (lines.Count == 0)
        {
            console.Line(new Words("Chưa cơ quan nào khai fanpage hay Zalo OA trong agency.yaml.", "No agency declares a fanpage or Zalo OA in agency.yaml."));
            AbilityOutput.Write(console, abilities);
            return;
        }

        var table = new Table(
            new Column(new("Kênh", "Channel")), new Column(new("Tài khoản", "Account")), new Column(new("Dùng được đến", "Good until"), ColumnKind.Fixed), new Column(new("Kiểm tra", "Test")));
        foreach (var group in lines.GroupBy(line => line.Agency.Id))
        {
            var agency = group.First().Agency;
            table.AddHeading($"{agency.Name} ({agency.Id})");
            foreach (var line in group) table.AddWithNotes(
                [line.Channel.Name, Account(line, console.Language), Expiry(line, now, console.Language), Test(line, console.Language)],
                Notes(line, console.Language));
        }

        console.Write(table);
        AbilityOutput.Write(console, abilities);
    }

    public static void WriteTests(CommandConsole console, IReadOnlyList<AccountLine> lines)
    {
        if (console.Format != OutputFormat.Text)
        {
            WriteDocument(console, lines);
            return;
        }

        if (lines.Count == 0) console.Line(new Words("Chưa kênh nào kết nối tài khoản; chạy: cchc channel login", "No channel is connected; run: cchc channel login"));
        foreach (var line in lines)
        {
            console.Heading($"{line.Channel.Name} · {line.Agency.Name}");
            if (line.Row is not { LastTest: { } test } row)
            {
                console.Paragraph(console.Say(NotConnected(line)), "  ", Tone.Bad);
                continue;
            }

            foreach (var finding in test.Findings) console.Paragraph(console.Say(finding.Message), $"  {Word(finding.Weight, console.Language),-8}  ", ToneOf(finding.Weight));
            console.Line(test.IsAble ? new Words("  Đăng được.", "  Able to post.") : new Words("  Chưa đăng được.", "  Not able to post."), test.IsAble ? Tone.Good : Tone.Bad);
        }
    }

    private static Words NotConnected(AccountLine line) => new(
        $"Chưa kết nối tài khoản. Tổ tin học chạy: cchc channel login {line.Channel.Id} --agency {line.Agency.Id}",
        $"Not connected. The IT team runs: cchc channel login {line.Channel.Id} --agency {line.Agency.Id}");

    /// <summary>Name and id; an OA may have said neither yet.</summary>
    internal static Words Named(AccountRow row) => row switch
    {
        { Account: "" } => new("chưa rõ OA nào", "OA not known yet"),
        { Name: "" } => new(row.Account, row.Account),
        _ => new($"{row.Name} ({row.Account})", $"{row.Name} ({row.Account})"),
    };

    private static Cell Account(AccountLine line, Language language) => line.Row is { } row ? $"{Named(row).In(language)}{(row.Base is { } stand ? $" · {stand}" : "")}" : "";

    private static Cell Expiry(AccountLine line, DateTimeOffset now, Language language)
    {
        if (line.Row is not { } row) return "";
        if (row.ExpiresAt is not { } end) return new Words("không ghi hạn", "no end named").In(language);
        var day = Shown.Day(DateOnly.FromDateTime(line.Agency.Local(end).DateTime), language);
        return row.Trouble is not null || end <= now + TimeSpan.FromDays(14)
            ? new Cell(day, row.Trouble is not null || end <= now ? Tone.Bad : Tone.Caution)
            : row.Kind == ChannelKind.Zalo ? new Words($"{day}, tự gia hạn", $"{day}, renewed by itself").In(language) : day;
    }

    private static Cell Test(AccountLine line, Language language)
    {
        if (line.Row is not { } row) return new Cell(new Words("chưa kết nối", "not connected").In(language), Tone.Caution);
        if (row.LastTest is not { } test) return new Words("chưa kiểm tra", "not tested").In(language);
        var time = Shown.Time(line.Agency.Local(test.At).DateTime, language);
        return test.IsAble
            ? new Cell(new Words($"đăng được, {time}", $"able, {time}").In(language), Tone.Good)
            : new Cell(new Words($"chưa đăng được, {time}", $"not able, {time}").In(language), Tone.Bad);
    }

    private static IReadOnlyList<string> Notes(AccountLine line, Language language) =>
        [.. (line.Row?.LastTest?.Findings ?? []).Where(finding => finding.Weight == FindingWeight.Blocks).Select(finding => finding.Message.In(language))];

    private static string Word(FindingWeight weight, Language language) => (weight switch
    {
        FindingWeight.Good => new Words("Đạt", "Good"),
        FindingWeight.Look => new Words("Lưu ý", "Look"),
        _ => new Words("Chưa đạt", "Not met"),
    }).In(language);

    private static Tone ToneOf(FindingWeight weight) => weight switch
    {
        FindingWeight.Good => Tone.None,
        FindingWeight.Look => Tone.Caution,
        _ => Tone.Bad,
    };

    private static void WriteDocument(CommandConsole console, IReadOnlyList<AccountLine> lines, Action<Utf8JsonWriter>? more = null)
    {
        if (console.Format == OutputFormat.Csv)
        {
            console.WriteCsv(
                ["agency", "channel", "kind", "account", "name", "expires_at", "tested_at", "able"],
                lines.Select(line => (IReadOnlyList<string>)
                [
                    line.Agency.Id, line.Channel.Id, line.Channel.Kind.ToString().ToLowerInvariant(), line.Row?.Account ?? "", line.Row?.Name ?? "",
                    Time(line.Row?.ExpiresAt) ?? "", Time(line.Row?.LastTest?.At) ?? "", line.Row?.LastTest is { } test ? test.IsAble ? "true" : "false" : "",
                ]));
            return;
        }

        console.WriteJson(json =>
        {
            json.WriteStartObject();
            json.WriteStartArray("accounts");
            foreach (var line in lines) Write(json, line, console.Language);
            json.WriteEndArray();
            more?.Invoke(json);
            json.WriteEndObject();
        });
    }

    private static void Write(Utf8JsonWriter json, AccountLine line, Language language)
    {
        json.WriteStartObject();
        json.WriteString("agency", line.Agency.Id);
        json.WriteString("channel", line.Channel.Id);
        json.WriteString("kind", line.Channel.Kind.ToString().ToLowerInvariant());
        json.WriteBoolean("connected", line.Row is not null);
        json.WriteString("account", line.Row?.Account);
        json.WriteString("name", line.Row?.Name);
        json.WriteString("base", line.Row?.Base?.AbsoluteUri);
        json.WriteString("expires_at", Time(line.Row?.ExpiresAt));
        json.WriteString("trouble", line.Row?.Trouble);
        json.WriteString("connected_at", Time(line.Row?.ConnectedAt));
        json.WriteString("connected_by", line.Row?.ConnectedBy);
        json.WritePropertyName("test");
        if (line.Row?.LastTest is { } test) Write(json, test, language);
        else json.WriteNullValue();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, AccountTest test, Language language)
    {
        json.WriteStartObject();
        json.WriteString("at", Time(test.At));
        json.WriteBoolean("able", test.IsAble);
        json.WriteStartArray("findings");
        foreach (var finding in test.Findings)
        {
            json.WriteStartObject();
            json.WriteString("code", finding.Code);
            json.WriteString("weight", finding.Weight.ToString().ToLowerInvariant());
            json.WriteString("message", finding.Message.In(language));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static string? Time(DateTimeOffset? time) => time?.ToUniversalTime().ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage.History;

namespace CcHcPublish.Cli.Output.Storage;

/// <summary>
/// Tells how a log's verification ended, as lines or as
/// <c>{"outcome","events","head","broken_at","fault","noted_by","compared":[{"noted_by","name","event"}],"message"}</c>.
/// </summary>
internal static class LogOutput
{
    /// <summary>True when the log holds and has the head that was asked for.</summary>
    public static bool Write(CommandConsole console, LogProof proof)
    {
        var (verdict, noted) = proof;
        var holds = verdict is LogVerdict.Holds;
        var message = MessageOf(verdict);
        var head = verdict switch
        {
            LogVerdict.Holds { Head: var last } => last,
            LogVerdict.LacksHead { Head: var last } => last,
            LogVerdict.ApprovalDiffers { Head: var last } => last,
            _ => null,
        };
        if (console.Format == OutputFormat.Json) WriteJson(console, proof, head);
        else if (holds) console.Line(message, Tone.Good);
        else console.Error(message);
        if (console.Format != OutputFormat.Json && head is not null) WriteHead(console, head);
        if (console.Format != OutputFormat.Json && holds) console.Line(Reach(noted));
        return holds;
    }

    /// <summary>What the end of the chain was held against: without that, nobody knows whether it was cut.</summary>
    private static Words Reach(IReadOnlyList<NotedHead> noted)
    {
        // What is in the ledger itself is changed by whoever changes the log.
        if (noted.All(one => one.Keeper == HeadKeeper.Verification))
        {
            return new(
                "Chuỗi khớp trong chính nó. Phần cuối có bị cắt hay không thì chỉ so với một mốc đã giữ mới biết: bản sao lưu, hoặc “Mốc cuối” chép ra giấy rồi đưa vào --contains.",
                "The chain fits in itself. Whether its end was cut off shows only against a head that was kept: a backup, or “Head” noted on paper and given as --contains.");
        }

        var all = noted.Where(one => one.Keeper != HeadKeeper.Verification).Select(Kept).ToList();
        var rest = all.Count > 2 ? (Vi: $" và {all.Count - 2} mốc khác", En: $" and {all.Count - 2} others") : (Vi: "", En: "");
        return new(
            $"Đã so với {string.Join(", ", all.TakeLast(2).Select(one => one.Vi))}{rest.Vi}; phần sau mốc mới nhất chưa có gì để so. Sổ khôi phục được so theo nhánh của nó.",
            $"Held against {string.Join(", ", all.TakeLast(2).Select(one => one.En))}{rest.En}; what came after the newest is held against nothing. A restored ledger is held against its own branch.");
    }

    private static Words Kept(NotedHead one) => one.Keeper switch
    {
        HeadKeeper.Backup => new($"bản sao lưu {one.Name} (sự kiện số {one.Head.Number})", $"the backup {one.Name} (event {one.Head.Number})"),
        HeadKeeper.Verification => new($"lần kiểm tra toàn bộ gần nhất (sự kiện số {one.Head.Number})", $"the last verification of the whole log (event {one.Head.Number})"),
        _ => new($"mốc được đưa vào (sự kiện số {one.Head.Number})", $"the head that was given (event {one.Head.Number})"),
    };

    public static void WriteExported(CommandConsole console, string path, LogHead head)
    {
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("file", path);
                json.WriteNumber("events", head.Number);
                json.WriteString("head", Written(head));
                json.WriteEndObject();
            });
            return;
        }

        console.Line(new Words($"Đã xuất {head.Number} sự kiện vào {path}.", $"Wrote {head.Number} events to {path}."), Tone.Good);
        WriteHead(console, head);
    }

    public static Words MessageOf(LogVerdict verdict) => verdict switch
    {
        LogVerdict.Holds { Head.Number: var events } => new($"Nhật ký nguyên vẹn: {events} sự kiện.", $"The log holds: {events} events."),
        LogVerdict.LacksHead { Noted: { Keeper: HeadKeeper.Person, Head.Number: var number } } => new(
            $"Chuỗi tự nó khớp nhưng không có mốc đã ghi ở sự kiện số {number}: nhật ký đã bị viết lại, bị cắt, hoặc là của sổ khác.",
            $"The chain fits in itself but lacks the head noted at event {number}: the log was rewritten, cut off, or is another ledger's."),
        LogVerdict.LacksHead { Head: var head, Noted: var noted } => new(
            $"Chuỗi tự nó khớp, có {head.Number} sự kiện, nhưng không có sự kiện số {noted.Head.Number} mà {Kept(noted).Vi} đã ghi: nhật ký đã bị cắt hoặc viết lại. Giữ nguyên sổ, báo lãnh đạo.",
            $"The chain fits in itself and has {head.Number} events, but not event {noted.Head.Number} as noted by {Kept(noted).En}: the log was cut off or rewritten. Leave the ledger as it is and report it."),
        LogVerdict.Wiped => new(
            "Trong sổ có tin bài, lượt đăng hoặc kết nối mà nhật ký trống: nhật ký đã bị xóa. Giữ nguyên sổ, báo lãnh đạo.",
            "There is work in the ledger and the log is empty: it was wiped. Leave the ledger as it is and report it."),
        LogVerdict.ApprovalDiffers { Edition: var edition, Channel: var channel } => new(
            $"Chuỗi khớp, nhưng bản đã duyệt của {edition} cho kênh {channel} trong sổ khác với bản mà nhật ký ghi là đã duyệt, hoặc khác người duyệt. Tạm dừng đăng (cchc hold), giữ nguyên sổ, báo lãnh đạo.",
            $"The chain holds, but what the ledger has as approved of {edition} for the channel {channel} is not what the log says was approved, or not by whom. Hold publishing (cchc hold), leave the ledger as it is and report it."),
        LogVerdict.Broken { Number: var number, Fault: LogFault.End } => new(
            $"Nhật ký không còn nguyên vẹn từ sự kiện số {number}: điểm cuối không khớp với mốc trong sổ.",
            $"The log does not hold from event {number} on: it does not end where its recorded head says."),
        LogVerdict.Broken { Number: var number, Fault: var fault } => new(
            $"Nhật ký không còn nguyên vẹn từ sự kiện số {number}: {Why(fault).Vi}.", $"The log does not hold from event {number} on: {Why(fault).En}."),
        LogVerdict.Damaged { Detail: var detail } => new(
            "Các trang chứa nhật ký trong tệp sổ bị hỏng; giữ tệp làm bằng chứng và khôi phục từ bản sao lưu.",
            $"The pages that hold the log are damaged; keep the file as evidence and restore a backup. {detail}"),
        _ => throw new ArgumentOutOfRangeException(nameof(verdict)),
    };

    private static Words Why(LogFault fault) => fault switch
    {
        LogFault.Number => new("số thứ tự bị thiếu, thừa hoặc đảo", "its number is missing, added or out of order"),
        LogFault.Previous => new("không nối với sự kiện đứng trước", "it does not follow the event before it"),
        LogFault.Contents => new("nội dung đã bị sửa", "its contents were changed"),
        _ => new("không đọc được", "it cannot be read"),
    };

    private static void WriteHead(CommandConsole console, LogHead head)
    {
        if (head.Number > 0) console.Line(new Words($"Mốc cuối: {Written(head)}", $"Head: {Written(head)}"));
    }

    private static string Written(LogHead head) => $"{head.Number}:{head.Hash}";

    private static string Word(HeadKeeper keeper) => keeper.ToString().ToLowerInvariant();

    private static void WriteJson(CommandConsole console, LogProof proof, LogHead? head) => console.WriteJson(json =>
    {
        var (verdict, noted) = proof;
        json.WriteStartObject();
        json.WriteString("outcome", verdict switch
        {
            LogVerdict.Holds => "holds",
            LogVerdict.LacksHead => "lacks_head",
            LogVerdict.Broken => "broken",
            LogVerdict.Wiped => "wiped",
            LogVerdict.ApprovalDiffers => "approval_differs",
            _ => "damaged",
        });
        if (head is not null)
        {
            json.WriteNumber("events", head.Number);
            json.WriteString("head", Written(head));
        }

        if (verdict is LogVerdict.Broken broken)
        {
            json.WriteNumber("broken_at", broken.Number);
            json.WriteString("fault", broken.Fault.ToString().ToLowerInvariant());
        }

        if (verdict is LogVerdict.LacksHead lacks) json.WriteString("noted_by", Word(lacks.Noted.Keeper));
        if (verdict is LogVerdict.ApprovalDiffers differs)
        {
            json.WriteString("edition", differs.Edition);
            json.WriteString("channel", differs.Channel);
        }

        json.WriteStartArray("compared");
        foreach (var one in noted)
        {
            json.WriteStartObject();
            json.WriteString("noted_by", Word(one.Keeper));
            json.WriteString("name", one.Name);
            json.WriteNumber("event", one.Head.Number);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteString("message", console.Say(MessageOf(verdict)));
        json.WriteEndObject();
    });
}

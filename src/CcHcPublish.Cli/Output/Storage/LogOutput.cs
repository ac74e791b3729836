using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage.History;

namespace CcHcPublish.Cli.Output.Storage;

/// <summary>Tells how a log's verification ended, as lines or as <c>{"outcome","events","head","broken_at","message"}</c>.</summary>
internal static class LogOutput
{
    /// <summary>True when the log holds and has the head that was asked for.</summary>
    public static bool Write(CommandConsole console, LogVerdict verdict)
    {
        var holds = verdict is LogVerdict.Holds;
        var message = MessageOf(verdict);
        var head = verdict switch
        {
            LogVerdict.Holds { Head: var last } => last,
            LogVerdict.LacksHead { Head: var last } => last,
            _ => null,
        };
        if (console.Format == OutputFormat.Json) WriteJson(console, verdict, head);
        else if (holds) console.Line(message, Tone.Good);
        else console.Error(message);
        if (console.Format != OutputFormat.Json && head is not null) WriteHead(console, head);
        return holds;
    }

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
        LogVerdict.LacksHead { Noted: var noted } => new(
            $"Chuỗi tự nó khớp nhưng không có mốc đã ghi ở sự kiện số {noted.Number}: nhật ký đã bị viết lại, bị cắt, hoặc là của sổ khác.",
            $"The chain fits in itself but lacks the head noted at event {noted.Number}: the log was rewritten, cut off, or is another ledger's."),
        LogVerdict.Broken { Number: var number, Fault: LogFault.End } => new(
            $"Nhật ký không còn nguyên vẹn từ sự kiện số {number}: điểm cuối không khớp với mốc trong sổ.", $"The log does not hold from event {number} on: it does not end where its recorded head says."),
        LogVerdict.Broken { Number: var number, Fault: var fault } => new(
            $"Nhật ký không còn nguyên vẹn từ sự kiện số {number}: {Why(fault).Vi}.", $"The log does not hold from event {number} on: {Why(fault).En}."),
        LogVerdict.Damaged { Detail: var detail } => new(
            "Các trang chứa nhật ký trong tệp sổ bị hỏng; giữ tệp làm bằng chứng và khôi phục từ bản sao lưu.", $"The pages that hold the log are damaged; keep the file as evidence and restore a backup. {detail}"),
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

    private static void WriteJson(CommandConsole console, LogVerdict verdict, LogHead? head) => console.WriteJson(json =>
    {
        json.WriteStartObject();
        json.WriteString("outcome", verdict switch
        {
            LogVerdict.Holds => "holds",
            LogVerdict.LacksHead => "lacks_head",
            LogVerdict.Broken => "broken",
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

        json.WriteString("message", console.Say(MessageOf(verdict)));
        json.WriteEndObject();
    });
}

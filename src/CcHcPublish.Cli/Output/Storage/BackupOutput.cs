using System.Globalization;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage.Backup;
using CcHcPublish.Runtime.Storage.History;

namespace CcHcPublish.Cli.Output.Storage;

/// <summary>Tells how a backup or a restore ended, as lines or as JSON.</summary>
internal static class BackupOutput
{
    public static bool Write(CommandConsole console, BackupOutcome outcome)
    {
        var message = outcome switch
        {
            BackupOutcome.Made made => new Words(
                $"Đã sao lưu {made.Manifest.Tables.Sum(table => table.Rows)} dòng vào {made.File}; đã đọc lại và đối chiếu.",
                $"Saved {made.Manifest.Tables.Sum(table => table.Rows)} rows to {made.File}; read again and compared."),
            BackupOutcome.Failed { Why: var why } => CopyOutput.MessageOf(why),
            BackupOutcome.Exists exists => new($"Đã có tệp {exists.File}; chọn tên khác.", $"{exists.File} exists; choose another name."),
            _ => new(
                "Tệp vừa ghi đọc lại không giống; không giữ bản sao lưu này. Kiểm tra ổ đĩa.",
                "What was written reads differently; this backup is not kept. Look at the disk."),
        };
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("outcome", outcome.GetType().Name.ToLowerInvariant());
                json.WriteString("message", console.Say(message));
                if (outcome is BackupOutcome.Made { File: var file, Manifest: var manifest })
                {
                    json.WriteString("file", file);
                    json.WriteNumber("schema", manifest.Schema);
                    json.WriteString("taken_at", manifest.TakenAt.ToString("O", CultureInfo.InvariantCulture));
                    json.WriteString("log_head", manifest.LogHead.Replace(' ', ':'));
                    json.WriteNumber("size", manifest.Size);
                    json.WriteString("file_hash", manifest.FileHash);
                    json.WriteStartArray("tables");
                    foreach (var table in manifest.Tables)
                    {
                        json.WriteStartObject();
                        json.WriteString("table", table.Table);
                        json.WriteNumber("rows", table.Rows);
                        json.WriteString("hash", table.Hash);
                        json.WriteEndObject();
                    }

                    json.WriteEndArray();
                }

                json.WriteEndObject();
            });
        }
        else if (outcome is BackupOutcome.Made)
        {
            console.Line(message, Tone.Good);
        }
        else
        {
            console.Error(message);
        }

        return outcome is BackupOutcome.Made;
    }

    /// <summary>True when the ledger is back and its log holds.</summary>
    public static bool Write(CommandConsole console, RestoreOutcome outcome)
    {
        var restored = outcome as RestoreOutcome.Restored;
        var message = MessageOf(outcome);
        if (console.Format == OutputFormat.Json)
        {
            console.WriteJson(json =>
            {
                json.WriteStartObject();
                json.WriteString("outcome", outcome.GetType().Name.ToLowerInvariant());
                json.WriteString("message", console.Say(message));
                if (restored is not null)
                {
                    json.WriteString("log", console.Say(LogOutput.MessageOf(restored.Log)));
                    json.WriteNumber("in_doubt", restored.InDoubt);
                    json.WriteString("unknown", console.Say(Unknown(restored)));
                    if (restored.MovedTo is { } aside) json.WriteString("moved_to", aside);
                    CopyOutput.WriteTables(json, restored.Tables);
                }

                json.WriteEndObject();
            });
            return restored?.Log is LogVerdict.Holds;
        }

        if (restored is null)
        {
            console.Error(message);
            return false;
        }

        CopyOutput.WriteTable(console, restored.Tables);
        console.Line(message, Tone.Good);
        if (restored.InDoubt > 0) console.Line(Doubts(restored.InDoubt), Tone.Caution);
        console.Line(Unknown(restored), Tone.Caution);
        if (restored.MovedTo is { } put) console.Line(new Words($"Sổ cũ được cất ở {put}.", $"The earlier ledger was put aside as {put}."));
        return LogOutput.Write(console, new LogProof(restored.Log, []));
    }

    private static Words Doubts(int many) => new(
        $"{many} lượt đăng còn chờ trong bản sao lưu có thể đã được gửi sau đó: nay đứng ở “chưa xác nhận” và được tìm trên kênh trước khi gửi.",
        $"{many} publications that waited in the backup may have been sent since: they are unconfirmed now, and are looked for on their channels before they are sent.");

    /// <summary>Said whatever was found: what is not in the backup cannot be counted.</summary>
    private static Words Unknown(RestoreOutcome.Restored restored) => new(
        $"Những gì được duyệt sau {At(restored.Manifest.TakenAt)} thì sổ này không biết, kể cả bài đã lên fanpage, Zalo OA: Ban biên tập xem kênh trước khi duyệt lại (docs/operations.md, mục 6).",
        $"What was approved after {At(restored.Manifest.TakenAt)} is unknown to this ledger, even where it is out on a fanpage or OA: the board looks there before it approves again (docs/operations.md, section 6).");

    private static Words MessageOf(RestoreOutcome outcome) => outcome switch
    {
        RestoreOutcome.Restored { Manifest.TakenAt: var at } => new(
            $"Đã khôi phục bản sao lưu lúc {At(at)}; mọi bảng khớp với bản kê.", $"Restored the backup of {At(at)}; every table fits its manifest."),
        RestoreOutcome.NotEmpty => new(
            "Sổ ở đích đang có việc; thêm --replace nếu chắc chắn muốn thay.", "The target holds work; add --replace if you are sure that it shall be replaced."),
        RestoreOutcome.Failed { Why: var why } => CopyOutput.MessageOf(why),
        RestoreOutcome.Unsound { Why: BackupFault.Missing } => new("Không có tệp sao lưu này.", "There is no such backup."),
        RestoreOutcome.Unsound { Why: BackupFault.NoManifest } => new(
            "Thiếu bản kê .db.json cạnh tệp sao lưu, hoặc bản kê hỏng; không khôi phục.", "The manifest .db.json beside the backup is missing or damaged; nothing was restored."),
        RestoreOutcome.Unsound { Why: BackupFault.Bytes } => new(
            "Tệp sao lưu bị hỏng: không giống lúc ghi. Không khôi phục; dùng bản khác.", "The backup is damaged: it is not what was written. Nothing was restored; take another."),
        _ => new("Tệp sao lưu không khớp với bản kê; không khôi phục.", "The backup does not fit its manifest; nothing was restored."),
    };

    private static string At(DateTimeOffset moment) => moment.ToOffset(TimeSpan.FromHours(7)).ToString("HH:mm:ss dd/MM/yyyy", CultureInfo.InvariantCulture);
}

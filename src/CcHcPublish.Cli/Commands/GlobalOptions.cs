using System.CommandLine;
using CcHcPublish.Cli.Output;

namespace CcHcPublish.Cli.Commands;

/// <summary>Options that every command takes, described in the language of the command line.</summary>
internal sealed class GlobalOptions
{
    public GlobalOptions(CommandConsole console)
    {
        Root = new Option<string?>("--root") { Recursive = true, HelpName = "DIR", Description = console.Say(new("Thư mục có content/ và templates/; mặc định tìm từ thư mục hiện tại trở lên", "Folder that holds content/ and templates/; by default found from the current one upwards")) };
        Agency = new Option<string?>("--agency") { Recursive = true, HelpName = "ID", Description = console.Say(new("Mã cơ quan: tên thư mục dưới content/", "Agency: the name of its folder below content/")) };
        Data = new Option<string?>("--data") { Recursive = true, HelpName = "DIR", Description = console.Say(new("Thư mục dữ liệu: sổ, nhật ký, trang đã dựng; mặc định .cchc", "Data folder: ledger, logs, built sites; by default .cchc")) };
        Now = new Option<string?>("--now") { Recursive = true, HelpName = "TIME", Description = console.Say(new("Coi bây giờ là lúc này, ví dụ \"2026-11-20 08:00\"", "Take this for the present, such as \"2026-11-20 08:00\"")) };
        Lang = new Option<string>("--lang") { Recursive = true, HelpName = "vi|en", DefaultValueFactory = _ => "vi", Description = console.Say(new("Ngôn ngữ", "Language")) };
        Lang.AcceptOnlyFromAmong("vi", "en");
        Format = new Option<string>("--format") { Recursive = true, HelpName = "text|json|csv", DefaultValueFactory = _ => "text", Description = console.Say(new("Dạng kết quả (check nhận thêm sarif)", "Form of the result (check also takes sarif)")) };
        Format.AcceptOnlyFromAmong("text", "json", "csv", "sarif");
    }

    /// <summary>What the process waits for although it was told to stop; bounded, because a command's own calls are.</summary>
    public Task Unfinished { get; set; } = Task.CompletedTask;

    public Option<string?> Root { get; }

    public Option<string?> Agency { get; }

    public Option<string?> Data { get; }

    public Option<string?> Now { get; }

    public Option<string> Lang { get; }

    public Option<string> Format { get; }

    /// <summary>Refuses what is no port, before anything starts.</summary>
    public static void MustBePort(Option<int> port, CommandStart start) => port.Validators.Add(result =>
    {
        if (result.Tokens.Count > 0 && int.TryParse(result.Tokens[0].Value, System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var number) && number > 65535)
            result.AddError(start.Say("Cổng là số từ 0 đến 65535.", "A port is a number from 0 to 65535."));
    });

    public void AddTo(Command root)
    {
        foreach (var option in (Option[])[Root, Agency, Data, Now, Lang, Format]) root.Options.Add(option);
    }
}

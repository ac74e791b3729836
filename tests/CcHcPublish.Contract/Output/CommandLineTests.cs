using System.CommandLine;
using CcHcPublish.Cli.Help;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Output;

public sealed class CommandLineTests
{
    [Theory]
    [InlineData("quata", "Không có lệnh “quata”. Có phải ý bạn là “quota”?")]
    [InlineData("xyzzy", "Không có lệnh “xyzzy”. Các lệnh: quota, plan, preview.")]
    [InlineData("plan sho", "Không có lệnh “sho”. Có phải ý bạn là “show”?")]
    [InlineData("plan", "Thiếu lệnh. Các lệnh: show, progress.")]
    [InlineData("quota --perod 2026", "Không có tùy chọn “--perod”. Có phải ý bạn là “--period”?")]
    [InlineData("quota --agenci=so-mau", "Không có tùy chọn “--agenci”. Có phải ý bạn là “--agency”?")]
    [InlineData("quota --period", "Thiếu giá trị sau “--period”.")]
    [InlineData("quota --period 2026 --format xlm", "“--format” không nhận giá trị “xlm”. Có phải ý bạn là “xml”?")]
    [InlineData("quota --period 2026 --format zzzzzz", "“--format” không nhận giá trị “zzzzzz”. Chọn một trong: json, text, xml.")]
    [InlineData("quota --period 2026 --days nhiều", "“--days” không nhận giá trị “nhiều”.")]
    [InlineData("quota", "Thiếu tùy chọn bắt buộc “--period”.")]
    [InlineData("quota --period 2026 --period 2025", "Tùy chọn “--period” được viết hơn một lần.")]
    [InlineData("quota --period 2026 thừa", "Thừa “thừa”: lệnh “quota” không nhận thêm tham số.")]
    [InlineData("quota --period 2026-13", "“2026-13” không phải là kỳ.")]
    [InlineData("preview", "Thiếu <ARTICLE>.")]
    public void A_wrong_command_line_gets_one_clear_answer(string line, string message) =>
        UsageErrors.Of(Root(Language.Vietnamese).Parse(line)).Select(words => words.Vi).ShouldBe([message]);

    [Fact]
    public void A_right_command_line_gets_none() => UsageErrors.Of(Root(Language.Vietnamese).Parse("--lang en quota --period 2026 --agency so-mau")).ShouldBeEmpty();

    [Fact]
    public void Errors_go_to_standard_error_with_the_way_to_help_and_code_2()
    {
        using var output = new StringWriter();
        using var errors = new StringWriter { NewLine = "\n" };
        var console = new CommandConsole(output, errors, new OutputSettings(Language.English, OutputFormat.Text, 80));
        UsageErrors.Write(Root(Language.English).Parse("plan sho"), console).ShouldBe(2);
        output.ToString().ShouldBeEmpty();
        errors.ToString().ShouldBe("There is no command “sho”. Did you mean “show”?\nSee: cchc plan --help\n");
    }

    [Theory]
    [InlineData(Language.Vietnamese, "", "help-vi.txt")]
    [InlineData(Language.English, "", "help-en.txt")]
    [InlineData(Language.Vietnamese, "quota", "help-quota-vi.txt")]
    [InlineData(Language.Vietnamese, "preview", "help-preview-vi.txt")]
    public void Help_is_in_the_language_of_its_reader(Language language, string command, string file)
    {
        using var output = new StringWriter { NewLine = "\n" };
        Root(language, output).Parse($"{command} --help").Invoke().ShouldBe(0);
        Golden.Match(file, output.ToString());
    }

    [Theory]
    [InlineData("--lang en quota", Language.English)]
    [InlineData("quota --lang=en", Language.English)]
    [InlineData("quota --lang:en", Language.English)]
    [InlineData("quota", Language.Vietnamese)]
    [InlineData("quota --lang fr", Language.Vietnamese)]
    [InlineData("quota --lang", Language.Vietnamese)]
    [InlineData("quota -- --lang en", Language.Vietnamese)]
    public void The_language_is_known_before_parsing(string line, Language language) => CommandLanguage.Of(line.Split(' ')).ShouldBe(language);

    /// <summary>A small tree with every kind of symbol, named "cchc" as the product is.</summary>
    private static Command Root(Language language, TextWriter? output = null)
    {
        var console = new CommandConsole(output ?? TextWriter.Null, TextWriter.Null, new OutputSettings(language, OutputFormat.Text, 80));
        var period = new Option<string>("--period", "-p") { Required = true, Description = console.Say(new("Kỳ, ví dụ 2026-11", "Period, such as 2026-11")), HelpName = "P" };
        period.Validators.Add(result =>
        {
            if (result.Tokens.Any(token => token.Value == "2026-13")) result.AddError("“2026-13” không phải là kỳ.");
        });
        var format = new Option<string>("--format") { Description = console.Say(new("Dạng in ra; mặc định text, là dạng để đọc trên màn hình, rộng bằng cửa sổ", "Output format")) };
        format.AcceptOnlyFromAmong("text", "json", "xml");
        var quota = new Command("quota", console.Say(new("Đơn vị nào nợ bao nhiêu tin, bài", "Who owes how many articles"))) { period, format, new Option<int>("--days") { Description = "…" }, new Option<bool>("--details") { Description = console.Say(new("Kèm danh sách bài", "With the articles")) } };
        var plan = new Command("plan", console.Say(new("Kế hoạch", "Plan"))) { new Command("show", "…"), new Command("progress", "…") };
        var preview = new Command("preview", console.Say(new("Xem trước", "Preview"))) { new Argument<string>("ARTICLE") { Description = console.Say(new("Đường dẫn hoặc slug của bài", "Path or slug")) } };
        var root = RootOptions.Root(console, console.Say(new("Tuyên truyền cải cách hành chính", "Publishing on administrative reform")));
        foreach (var command in (Command[])[quota, plan, preview]) root.Subcommands.Add(command);
        root.Options.Add(new Option<string>("--agency") { Recursive = true, Description = console.Say(new("Cơ quan", "Agency")), HelpName = "ID" });
        root.Options.Add(new Option<string>("--lang") { Recursive = true, Description = console.Say(new("Ngôn ngữ", "Language")), HelpName = "vi|en" });
        return root;
    }
}

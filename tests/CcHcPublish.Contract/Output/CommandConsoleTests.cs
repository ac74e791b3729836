using System.Text;
using System.Text.Json;
using CcHcPublish.Cli.Output;
using CcHcPublish.Cli.Output.Plan;
using CcHcPublish.Cli.Output.Quota;
using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Output;

public sealed class CommandConsoleTests
{
    private const string Hostile = "Tin\e[2J\e]0;x\a\u202Egnp\r\nmới\t\u009B31m";

    [Fact]
    public void Content_cannot_steer_the_terminal()
    {
        var table = new Table(new Column(new("Cột", "Column")), new Column(new("Địa chỉ", "Address"), ColumnKind.Below));
        table.AddWithNotes([Hostile, Hostile + new string('x', 60)], [Hostile]);
        table.AddHeading(Hostile);
        var shown = Samples.Render(console =>
        {
            console.Write(table);
            console.Line(Hostile);
            console.Heading(Hostile);
            console.Paragraph(Hostile, Hostile);
        }, width: 60);
        shown.Where(letter => (char.IsControl(letter) && letter != '\n') || letter == '\u202E').ShouldBeEmpty();
        shown.ShouldContain("mới");
    }

    [Theory]
    [InlineData(66)]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_terminal(int width) =>
        Samples.Render(console =>
        {
            QuotaOutput.Write(console, Samples.Quota, hasDetails: true);
            PublicationOutput.Write(console, Samples.Publications);
            PlanOutput.Write(console, Samples.Plan, Samples.Agency);
            PlanOutput.WriteProgress(console, Samples.Quota, hasDetails: true);
        }, width).Split('\n').Max(line => TerminalText.Width(line)).ShouldBeLessThanOrEqualTo(width);

    [Fact]
    public void Colour_is_there_only_where_it_was_asked_for()
    {
        Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: true)).ShouldNotContain("\e");
        Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: true), hasColour: true).ShouldContain("\e[31m");
    }

    [Theory]
    [InlineData("cải cách hành chính", 19)]
    [InlineData("Ðiều đặc biệt", 13)]
    [InlineData("漢字", 4)]
    [InlineData("👍", 2)]
    public void Width_counts_columns_and_not_bytes(string text, int width)
    {
        TerminalText.Width(text).ShouldBe(width);
        TerminalText.Width(text.Normalize(NormalizationForm.FormD)).ShouldBe(width);
    }

    [Fact]
    public void Wrapping_loses_no_letter_and_cuts_only_what_is_too_long()
    {
        const string Text = "Trung tâm Công nghệ https://so-thu.example.vn/bai/mot-dia-chi-rat-dai thông tin";
        var lines = TerminalText.Wrap(Text, 14);
        lines.ShouldAllBe(line => line.Length <= 14 && line.Length > 0);
        string.Concat(lines).Replace(" ", "", StringComparison.Ordinal).ShouldBe(Text.Replace(" ", "", StringComparison.Ordinal));
        TerminalText.Wrap("", 10).ShouldBe([""]);
        TerminalText.Wrap(new string(' ', 30), 10).ShouldBe([""]);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+84", "'+84")]
    [InlineData("-1", "'-1")]
    [InlineData("@SUM(A1)", "'@SUM(A1)")]
    [InlineData(" =1+1", "' =1+1")]
    [InlineData("\t=1+1", "\"'\t=1+1\"")]
    [InlineData("a,b", "\"a,b\"")]
    [InlineData("a\"b", "\"a\"\"b\"")]
    [InlineData("a\nb", "\"a\nb\"")]
    [InlineData("đ", "đ")]
    public void A_csv_cell_is_quoted_and_never_a_formula(string cell, string written) =>
        CsvText.Render(["x"], [[cell]]).ShouldBe($"\uFEFFx\r\n{written}\r\n");

    [Fact]
    public void Json_is_one_document_with_readable_Vietnamese()
    {
        var text = Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: false), format: OutputFormat.Json);
        text.ShouldContain("Văn phòng Sở");
        using var document = JsonDocument.Parse(text);
        document.RootElement.GetProperty("quota").EnumerateArray().Select(row => row.GetProperty("unit").GetString()).ShouldBe(["van-phong", "trung-tam", "phong-cu", "ban-bien-tap"]);
    }

    [Fact]
    public void Figures_have_the_decimal_sign_of_the_language()
    {
        Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: false)).ShouldContain("1,5");
        Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: false), language: Language.English).ShouldContain("1.5");
    }

    [Fact]
    public void Progress_is_plain_lines_at_the_quarters_when_nobody_watches()
    {
        using var errors = new StringWriter { NewLine = "\n" };
        var console = new CommandConsole(TextWriter.Null, errors, new OutputSettings(Language.Vietnamese, OutputFormat.Json, 80));
        using (var progress = console.Progress(new("Dựng trang", "Building"), 8, TimeProvider.System))
        {
            for (var step = 0; step < 8; step++) progress.Step($"bài {step}");
        }

        errors.ToString().ShouldBe("Dựng trang: 2/8 (25%)\nDựng trang: 4/8 (50%)\nDựng trang: 6/8 (75%)\nDựng trang: 8/8 (100%)\n");
    }

    [Fact]
    public void Progress_is_one_line_drawn_over_on_a_terminal()
    {
        using var errors = new StringWriter { NewLine = "\n" };
        var console = new CommandConsole(TextWriter.Null, errors, new OutputSettings(Language.Vietnamese, OutputFormat.Text, 80) { IsLive = true });
        using (var progress = console.Progress(new("Dựng trang", "Building"), 2, TimeProvider.System))
        {
            progress.Step("bài thứ nhất");
            progress.Step("bài thứ hai");
        }

        var shown = errors.ToString();
        shown.ShouldNotContain("\n");
        shown.ShouldContain("2/2 bài thứ hai");
        shown.ShouldEndWith("\r\e[K");
    }
}

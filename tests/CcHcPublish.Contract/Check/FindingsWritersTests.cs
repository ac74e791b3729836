using System.Text;
using System.Text.Json.Nodes;
using CcHcPublish.Cli.Check;
using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Check;

public sealed class FindingsWritersTests
{
    private static readonly Finding[] Findings =
    [
        new("unit", Severity.Error, new Place("content/so-mau/articles/2026/01/a b.md", 5, 7), new("Không có “[x]”.", "There is no “[x]”."), new("Sửa lại.", "Correct it.")),
        new("tone-marks", Severity.Advice, new Place("content/so-mau/articles/2026/01/a b.md", 9, 1), new("Một", "One"), new("Hai", "Two")),
        new("unit", Severity.Error, new Place("content/so-mau/articles/2026/02/đ.md", 1, 1), new("Có \u001b[31mmã\u202E lạ.", "Strange \u001b[31mcode."), new("Xóa.", "Remove.")),
        new("template", Severity.Error, new Place("templates/a.scriban", 2, 5), new("Sai ở “if”.", "Wrong at “if”."), new("Sửa.", "Mend.")) { Fragment = new Fragment("{{ if \u001b[31m }}", 3, 2) },
    ];

    [Theory]
    [InlineData(Language.Vietnamese, "vi")]
    [InlineData(Language.English, "en")]
    public void TextForAFileIsPlainAndOneLineEach(Language language, string name) =>
        Golden.Match($"findings.{name}.txt", AsText(language, Findings, isTerminal: false));

    [Fact]
    public void OnATerminalTextIsColouredAndNothingFromFilesIsCarriedOut()
    {
        var text = AsText(Language.Vietnamese, Findings, isTerminal: true);

        text.ShouldContain("[x]");
        text.ShouldContain("\u001b[");
        text.ShouldNotContain("\u001b[31mmã");
        text.ShouldNotContain("\u202E");
    }

    [Fact]
    public void NoFindingsAreSaidToBeNone() => AsText(Language.Vietnamese, [], isTerminal: false).ShouldBe("Không có lỗi.\n");

    [Fact]
    public void JsonHasStableKeys() => Golden.Match("findings.json", Written(FindingsAsJson.Write));

    [Fact]
    public void SarifHasTheShapeOfItsStandard()
    {
        var sarif = Written(FindingsAsSarif.Write);
        Golden.Match("findings.sarif", sarif);

        var run = JsonNode.Parse(sarif)!["runs"]![0]!;
        var rules = run["tool"]!["driver"]!["rules"]!.AsArray().Select(rule => rule!["id"]!.GetValue<string>()).ToList();
        rules.ShouldBe(["template", "tone-marks", "unit"]);
        foreach (var result in run["results"]!.AsArray())
        {
            rules[result!["ruleIndex"]!.GetValue<int>()].ShouldBe(result["ruleId"]!.GetValue<string>());
            var place = result["locations"]![0]!["physicalLocation"]!;
            Uri.TryCreate(place["artifactLocation"]!["uri"]!.GetValue<string>(), UriKind.Relative, out _).ShouldBeTrue();
            place["artifactLocation"]!["uri"]!.GetValue<string>().ShouldAllBe(letter => letter > ' ' && letter < '\u007F');
            place["region"]!["startLine"]!.GetValue<int>().ShouldBeGreaterThan(0);
        }
    }

    private static string Written(Action<Stream, IReadOnlyList<Finding>, Language> write)
    {
        using var stream = new MemoryStream();
        write(stream, Findings, Language.Vietnamese);
        return Encoding.UTF8.GetString(stream.ToArray()) + "\n";
    }

    private static string AsText(Language language, IReadOnlyList<Finding> findings, bool isTerminal)
    {
        using var output = new StringWriter { NewLine = "\n" };
        FindingsAsText.Write(new CommandConsole(output, TextWriter.Null, new OutputSettings(language, OutputFormat.Text, 200) { HasColour = isTerminal }), findings);
        return output.ToString();
    }
}

using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>The findings over content with every known fault, in English and in every form.</summary>
public sealed class EnglishFindingsTests : IDisposable
{
    private readonly CchcRun cchc = new();

    [Theory]
    [InlineData("text")]
    [InlineData("json")]
    [InlineData("sarif")]
    public async Task EveryFindingIsEnglish(string format)
    {
        var (code, output, errors) = await cchc.RunAsync("check", "--root", SourceTree.PathTo("tests", "faulty"), "--lang", "en", "--format", format);

        output.ShouldBeEnglish($"check --format {format}");
        errors.ShouldBeEmpty();
        output.Split('\n').Length.ShouldBeGreaterThan(50);
        code.ShouldBe(1);
    }

    [Theory]
    [InlineData("plan show --agency so-hong")]
    [InlineData("quota --agency so-hong")]
    [InlineData("status --agency so-hong")]
    [InlineData("plan show --agency so-doi-ten")]
    [InlineData("quota --agency thieu-agency")]
    [InlineData("demo --once --agency so-hong")]
    public async Task AnAgencyThatCannotBeReadIsToldInEnglish(string line)
    {
        var (code, output, errors) = await cchc.RunAsync([.. line.Split(' '), "--root", SourceTree.PathTo("tests", "faulty"), "--lang", "en"]);

        (output + errors).ShouldBeEnglish(line);
        errors.ShouldContain("content/");
        code.ShouldBe(1);
    }

    [Fact]
    public async Task AFileThatCannotBeReadIsToldInEnglish()
    {
        if (OperatingSystem.IsWindows()) return;
        var root = cchc.MarklessCopyOf("so-mau");
        File.CreateSymbolicLink(Path.Combine(root, "content", "so-mau", "articles", "gone.md"), "no-such-file.md");

        var (code, output, _) = await cchc.RunAsync("check", "--root", root, "--lang", "en");

        output.ShouldBeEnglish("check");
        output.ShouldContain("leads to a file that is not there");
        code.ShouldBe(1);
    }

    public void Dispose() => cchc.Dispose();
}

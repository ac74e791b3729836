using System.Text;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Text;

public sealed class ControlCharacterTests
{
    [Theory]
    [InlineData('\0')]
    [InlineData('\b')]
    [InlineData('\u001b')]
    [InlineData('\u007f')]
    public void AControlCharacterIsAnErrorAtItsLine(char letter)
    {
        List<Finding> findings = [];

        SourceText.Read(new SourceFile("bai.md", Encoding.UTF8.GetBytes($"một\nhai {letter} ba\n")), 1000, findings).ShouldBeNull();

        var finding = findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity, finding.Place.Line).ShouldBe(("file-control", Severity.Error, 2));
        finding.Message.Vi.ShouldContain($"U+{(int)letter:X4}");
    }

    [Fact]
    public void TabsAndLineEndsAreText()
    {
        List<Finding> findings = [];

        SourceText.Read(new SourceFile("bai.md", "một\thai\r\nba\n"u8.ToArray()), 1000, findings).ShouldBe("một\thai\nba\n");
        findings.ShouldBeEmpty();
    }
}

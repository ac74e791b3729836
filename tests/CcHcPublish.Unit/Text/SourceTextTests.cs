using System.Text;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Text;

public sealed class SourceTextTests
{
    private readonly List<Finding> findings = [];

    [Fact]
    public void AByteOrderMarkAndWindowsLineEndsAreTakenAway() => Read([0xEF, 0xBB, 0xBF, .. "một\r\nhai\rba"u8]).ShouldBe("một\nhai\nba");

    [Fact]
    public void DecomposedTextIsComposedAndMentionedAtItsLine()
    {
        Read(Encoding.UTF8.GetBytes("một\n" + "cải cách".Normalize(NormalizationForm.FormD))).ShouldBe("một\ncải cách");

        var finding = findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity, finding.Place.Line).ShouldBe(("text-nfd", Severity.Advice, 2));
    }

    /// <summary>Reading passes whole blocks without asking Unicode's tables. Over every character there is, it must give what the tables give.</summary>
    [Fact]
    public void EveryCharacterComesOutAsUnicodeComposesIt()
    {
        for (var letter = '!'; letter < '\uFFFE'; letter++)
        {
            if (char.IsSurrogate(letter) || char.IsWhiteSpace(letter) || letter == '\u007F') continue;
            var text = $"a{letter}e{letter}";
            Read(Encoding.UTF8.GetBytes(text)).ShouldBe(text.Normalize(NormalizationForm.FormC), $"U+{(int)letter:X4}");
        }
    }

    [Fact]
    public void BytesThatAreNoUtf8AreRefusedAtTheirLine()
    {
        Read([.. "một\nhai\n"u8, 0xE1, 0x20]).ShouldBeNull();

        findings.ShouldHaveSingleItem().Place.ToString().ShouldBe("a.md:3:1");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" \r\n\t")]
    public void AFileWithoutTextIsRefused(string text)
    {
        Read(Encoding.UTF8.GetBytes(text)).ShouldBeNull();

        findings.ShouldHaveSingleItem().Code.ShouldBe("file-empty");
    }

    [Fact]
    public void ALargeFileIsRefusedUnread()
    {
        Read(new byte[1_001]).ShouldBeNull();

        findings.ShouldHaveSingleItem().Code.ShouldBe("file-size");
    }

    [Fact]
    public void TheSameBytesHaveTheSameHash()
    {
        new SourceFile("a.md", "một"u8.ToArray()).Hash.ShouldBe(new SourceFile("b.md", "một"u8.ToArray()).Hash);
        new SourceFile("a.md", "một"u8.ToArray()).Hash.ShouldNotBe(new SourceFile("a.md", "hai"u8.ToArray()).Hash);
    }

    private string? Read(byte[] bytes) => SourceText.Read(new SourceFile("a.md", bytes), 1_000, findings);
}

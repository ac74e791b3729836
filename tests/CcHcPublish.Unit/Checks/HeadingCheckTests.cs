using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class HeadingCheckTests
{
    [Fact]
    public void TheFirstLevelBelongsToTheTitle() =>
        Checking.With<HeadingCheck>(A.Article(body: "# Mở đầu\n\nNội dung.\n")).ShouldBeOne("heading-level", Severity.Advice, "Dùng ##");

    [Fact]
    public void NoLevelIsSkipped()
    {
        var finding = Checking.With<HeadingCheck>(A.Article(body: "## Một\n\n#### Hai\n\n## Ba\n\n### Bốn\n")).ShouldHaveSingleItem();

        finding.Place.Line.ShouldBe(14);
        finding.Advice.Vi.ShouldBe("Dùng ### ở đây.");
    }

    [Fact]
    public void HeadingsInOrderAreFine() => Checking.With<HeadingCheck>(A.Article(body: "## Một\n\n### Hai\n\n## Ba\n")).ShouldBeEmpty();
}

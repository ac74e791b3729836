using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class FileNameCheckTests
{
    [Fact]
    public void AFileIsCalledAfterItsSlug() =>
        Checking.With<FileNameCheck>(A.Article() with { Path = "content/so-mau/articles/2026/11/bai-moi.md" }).ShouldBeOne("file-name", Severity.Advice, "ba-buoc-nop-ho-so.md");

    [Theory]
    [InlineData("content/so-mau/articles/2026/10/ba-buoc-nop-ho-so.md")]
    [InlineData("content/so-mau/articles/ba-buoc-nop-ho-so.md")]
    public void AFileLiesInTheFolderOfItsMonth(string path) =>
        Checking.With<FileNameCheck>(A.Article() with { Path = path }).ShouldBeOne("file-folder", Severity.Advice, "articles/2026/11");

    [Fact]
    public void AFileInItsPlaceIsFine() => Checking.With<FileNameCheck>(A.Article()).ShouldBeEmpty();
}

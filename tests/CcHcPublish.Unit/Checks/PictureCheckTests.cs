using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class PictureCheckTests
{
    private static readonly Article Covered = A.Article() with { Cover = "media/ba-buoc.png", CoverAlt = "Ba ô nối nhau bằng mũi tên" };

    [Fact]
    public void ACoverThatIsNotThereIsToldWithTheNearest() =>
        Checking.With<PictureCheck>(Covered with { Cover = "media/ba-buocs.png" }).ShouldBeOne("picture-missing", Severity.Error, "“media/ba-buoc.png”?");

    [Theory]
    [InlineData("media/ba-buoc.jpg")]
    [InlineData("anh/2026/ba-buoc.png")]
    public void OnlyTheNameOfAPictureIsCompared(string cover) =>
        Checking.With<PictureCheck>(Covered with { Cover = cover }).ShouldBeOne("picture-missing", Severity.Error, "“media/ba-buoc.png”?");

    [Fact]
    public void AFolderAndAnEndingAloneDoNotMakeAPictureNear() =>
        Checking.With<PictureCheck>(Covered with { Cover = "media/xe-dap.png" })[0].Advice.Vi.ShouldNotContain("ba-buoc");

    [Fact]
    public void ACoverOutsideTheAgencysFolderIsNotThere() =>
        Checking.With<PictureCheck>(Covered with { Cover = "media/../../khac/media/a.png" }).Codes().ShouldBe(["picture-missing"]);

    [Fact]
    public void ACoverSaysInWordsWhatItShows() =>
        Checking.With<PictureCheck>(Covered with { CoverAlt = " " }).ShouldBeOne("picture-alt", Severity.Error, "cover_alt");

    [Fact]
    public void APictureOfTheBodyIsHeldToTheSameRules()
    {
        var article = A.Article(body: "Mở đầu.\n\n![](media/ba-buoc.png)\n\n| Ảnh |\n|---|\n| ![Ba bước](media/khong-co.png) |\n");

        var findings = Checking.With<PictureCheck>(article);

        findings.Codes().ShouldBe(["picture-alt", "picture-missing"]);
        findings.Select(finding => (finding.Place.Line, finding.Place.Column)).ShouldBe([(14, 1), (18, 3)]);
    }

    [Fact]
    public void APictureFromAnotherSiteIsNotShown() =>
        Checking.With<PictureCheck>(A.Article(body: "![Ba bước](https://example.vn/a.png)")).ShouldBeOne("picture-outside", Severity.Error, "trang khác");

    [Theory]
    [InlineData(PictureFormat.Gif)]
    [InlineData(PictureFormat.None)]
    public void OnlyPngAndJpegAreTaken(PictureFormat format) =>
        Checking.With<PictureCheck>(Covered, With(A.Picture() with { Format = format })).ShouldBeOne("picture-format", Severity.Error, "PNG hoặc JPEG");

    [Fact]
    public void APictureTooLargeForZaloIsAnErrorOnlyWhereZaloIsChosen()
    {
        var content = With(A.Picture() with { Bytes = 1024 * 1024 + 1 });

        Checking.With<PictureCheck>(Covered, content).ShouldBeOne("picture-size", Severity.Error, "Zalo OA nhận nhiều nhất 1024 KB");
        Checking.With<PictureCheck>(Covered with { Channels = ["website"] }, content).ShouldBeEmpty();
        Checking.With<PictureCheck>(Covered, With(A.Picture() with { Bytes = 1024 * 1024 })).ShouldBeEmpty();
    }

    [Fact]
    public void ANarrowCoverIsMentioned() =>
        Checking.With<PictureCheck>(Covered, With(A.Picture() with { Width = 599 })).ShouldBeOne("cover-width", Severity.Advice, "599");

    [Fact]
    public void AGoodCoverAndAPictureWithWordsAreFine() =>
        Checking.With<PictureCheck>(Covered with { Body = "![Ba **bước**](media/ba-buoc.png \"Chú thích\")" }).ShouldBeEmpty();

    private static AgencyContent With(MediaFile picture) =>
        new(A.Agency(), [A.Plan()], [Covered], new Dictionary<string, MediaFile> { [picture.Path] = picture }, []);
}

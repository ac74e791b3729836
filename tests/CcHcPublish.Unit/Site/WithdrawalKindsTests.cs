using CcHcPublish.Core.Channels;
using CcHcPublish.Testing;
using CcHcPublish.Unit.Rendering;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Site;

public sealed class WithdrawalKindsTests
{
    [Theory]
    [InlineData("thu-hoi", "Thu hồi")]
    [InlineData("het-hieu-luc", "Hết hiệu lực")]
    [InlineData("sai-sot", "Có sai sót")]
    [InlineData("theo-yeu-cau", "Theo yêu cầu")]
    [InlineData("thay-the", "Thay bằng bài khác")]
    [InlineData("go-bo", "Gỡ bỏ")]
    [InlineData("dinh-chinh", "Đính chính")]
    [InlineData("mot-loai-cu", "Gỡ bỏ")]
    public void A_page_says_the_kind_in_words_and_never_by_its_id(string kind, string words)
    {
        var article = A.Article("tin-da-rut");
        var site = new SiteUnderTest(RichArticle.Content(article));
        site.Publish(article, SiteUnderTest.Start, null, new WithdrawalNotice(kind, "Trùng.", null, SiteUnderTest.Start));

        var page = site.Files()["bai/tin-da-rut/index.html"];

        page.ShouldContain(words);
        page.ShouldNotContain(kind);
    }
}

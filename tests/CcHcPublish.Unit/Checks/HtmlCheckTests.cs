using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class HtmlCheckTests
{
    [Fact]
    public void ATagIsMentioned() =>
        Checking.With<HtmlCheck>(A.Article(body: "Chữ <font color=\"red\">đỏ.")).ShouldBeOne("raw-html", Severity.Advice, "<font color=\"red\">");

    [Theory]
    [InlineData("Nếu a < b và b > c thì a < c.")]
    [InlineData("Thẻ `<b>` và <https://example.vn>.")]
    public void SignsCodeAndAddressesAreFine(string body) => Checking.With<HtmlCheck>(A.Article(body: body)).ShouldBeEmpty();
}

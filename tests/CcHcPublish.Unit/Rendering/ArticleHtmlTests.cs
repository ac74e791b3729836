using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Rendering;

public class ArticleHtmlTests
{
    [Theory]
    [InlineData("[bấm](javascript:alert(1))", "<p>bấm</p>")]
    [InlineData("[bấm](JaVaScRiPt:alert(1))", "<p>bấm</p>")]
    [InlineData("[bấm](data:text/html;base64,PHNjcmlwdD4=)", "<p>bấm</p>")]
    [InlineData("[bấm](vbscript:x)", "<p>bấm</p>")]
    [InlineData("[bấm](//khac.example/x)", "<p>bấm</p>")]
    [InlineData("[bấm](../../etc/passwd)", "<p>bấm</p>")]
    [InlineData("[bấm](&#106;avascript:alert(1))", "<p>bấm</p>")]
    [InlineData("<javascript:alert(1)>", "<p>javascript:alert(1)</p>")]
    public void A_link_with_an_unsafe_scheme_keeps_its_words_only(string markdown, string html) => Html(markdown).ShouldBe(html + "\n");

    [Theory]
    [InlineData("[cổng](https://dichvucong.gov.vn/)", "<p><a href=\"https://dichvucong.gov.vn/\" rel=\"noopener\">cổng</a></p>")]
    [InlineData("[thư](mailto:a@b.vn)", "<p><a href=\"mailto:a@b.vn\">thư</a></p>")]
    [InlineData("[gọi](tel:0900)", "<p><a href=\"tel:0900\">gọi</a></p>")]
    [InlineData("[bài](bai:tin-khac)", "<p><a href=\"../../bai/tin-khac/\">bài</a></p>")]
    [InlineData("[bài](bai:tin-khac#Mục 2)", "<p>[bài](bai:tin-khac#Mục 2)</p>")]
    [InlineData("[bài](<bai:tin-khac#Mục 2>)", "<p><a href=\"../../bai/tin-khac/#muc-2\">bài</a></p>")]
    [InlineData("[bài](bai:khong-co)", "<p>bài</p>")]
    [InlineData("[tệp](media/ba-buoc.png)", "<p><a href=\"../../media/ba-buoc.png\">tệp</a></p>")]
    [InlineData("[x](https://a.vn/\"onmouseover=x)", "<p><a href=\"https://a.vn/%22onmouseover=x\" rel=\"noopener\">x</a></p>")]
    public void Links_lead_to_articles_files_and_safe_addresses(string markdown, string html) => Html(markdown).ShouldBe(html + "\n");

    [Fact]
    public void Markup_in_the_text_is_text() =>
        Html("Viết <b>đậm</b> & <script>x</script>").ShouldBe("<p>Viết &lt;b&gt;đậm&lt;/b&gt; &amp; &lt;script&gt;x&lt;/script&gt;</p>\n");

    [Fact]
    public void A_picture_alone_in_its_paragraph_is_a_figure_with_its_size() =>
        Html("![Ba bước](media/ba-buoc.png \"Chú “thích”\")").ShouldBe(
            "<figure><img src=\"../../media/ba-buoc.png\" alt=\"Ba bước\" width=\"1200\" height=\"630\" loading=\"lazy\" decoding=\"async\"><figcaption>Chú “thích”</figcaption></figure>\n");

    [Fact]
    public void A_picture_from_elsewhere_is_not_fetched_and_leaves_its_words() =>
        Html("![Ba bước](https://noi-khac.example/a.png)").ShouldBe("<p>Ba bước</p>\n");

    [Fact]
    public void Pictures_of_one_paragraph_stand_side_by_side()
    {
        var html = Html("![một](media/ba-buoc.png)\n![hai](media/ba-buoc.png)");

        html.ShouldStartWith("<div class=\"gallery\">\n<figure>");
        html.Split("<figure>").Length.ShouldBe(3);
    }

    [Fact]
    public void Headings_begin_below_the_title_and_get_plain_unique_ids() =>
        Html("# Đăng ký\n\n## Đăng ký\n\n### 🛵").ShouldBe("<h2 id=\"dang-ky\">Đăng ký</h2>\n<h2 id=\"dang-ky-2\">Đăng ký</h2>\n<h3>🛵</h3>\n");

    [Fact]
    public void Tasks_are_boxes_with_their_words_as_label() =>
        Html("- [x] Đã nộp\n- [ ] Chưa nộp").ShouldBe(
            "<ul class=\"tasks\">\n<li><label><input type=\"checkbox\" disabled checked> Đã nộp</label></li>\n<li><label><input type=\"checkbox\" disabled> Chưa nộp</label></li>\n</ul>\n");

    [Fact]
    public void A_table_scrolls_in_its_own_frame_and_its_headings_say_so()
    {
        var html = Html("| Việc | Ngày |\n|---|--:|\n| Nộp <b> | 3 |");

        html.ShouldBe("<div class=\"table\" role=\"region\" aria-label=\"Bảng\" tabindex=\"0\">\n<table>\n<thead>\n<tr><th scope=\"col\">Việc</th><th scope=\"col\" class=\"right\">Ngày</th></tr>\n</thead>\n<tbody>\n<tr><td>Nộp &lt;b&gt;</td><td class=\"right\">3</td></tr>\n</tbody>\n</table>\n</div>\n");
    }

    [Fact]
    public void Footnotes_lead_there_and_back()
    {
        var html = Html("Theo luật[^1].\n\n[^1]: Luật số 1.");

        html.ShouldContain("<sup><a id=\"fnref_1\" href=\"#fn_1\" aria-label=\"Chú thích 1\">[1]</a></sup>");
        html.ShouldContain("<li id=\"fn_1\"><p>Luật số 1.</p>\n<a class=\"back\" href=\"#fnref_1\" aria-label=\"Trở lại vị trí chú thích 1\">↩</a></li>");
    }

    [Fact]
    public void The_files_a_body_needs_are_listed_once()
    {
        var body = ArticleHtml.Write(ArticleMarkdown.Parse("![a](media/ba-buoc.png)\n\nvà [tệp](media/ba-buoc.png)"), ArticleLinks.OnSite(Content()));

        body.Media.ShouldBe(["media/ba-buoc.png"]);
    }

    private static string Html(string markdown) => ArticleHtml.Write(ArticleMarkdown.Parse(markdown), ArticleLinks.OnSite(Content())).Html;

    private static AgencyContent Content() => A.Content(A.Article(), A.Article("tin-khac"));
}

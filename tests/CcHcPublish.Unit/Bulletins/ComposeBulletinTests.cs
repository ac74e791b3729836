using System.Runtime.CompilerServices;
using System.Text;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Bulletins;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;
using CcHcPublish.Unit.Quotas;
using Markdig;
using Markdig.Extensions.Tables;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;
using Scriban;
using Scriban.Runtime;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Bulletins;

public sealed class ComposeBulletinTests
{
    private const string HostileTitle = "Tin | \"giả\" [x](javascript:1) <b>&amp;</b> *đậm* `mã` # --- ==dấu== ^1^ ~x~ \\ ![a](b) {{ 1 }} %{tag}";

    private static readonly Agency Agency = Department.Office with
    {
        Categories = [new Category("dich-vu-cong", "Dịch vụ công trực tuyến"), new Category("cong-vu", "Bộ máy, công vụ"), new Category("ban-tin", "Bản tin")],
        DefaultChannels = ["website"],
        Bulletin = new BulletinSetting("Bản tin cải cách hành chính", "van-phong", "ban-tin", ["3.1"], ["website", "zalo"], "0 0 8 1 * ?"),
    };

    private static readonly BulletinArticle[] October =
    [
        new("khao-sat", "Khảo sát hài lòng: vì sao nên trả lời?", "Mười phút của bạn giúp cơ quan biết chỗ cần sửa.", "phong-moi", "cong-vu", "bai", new DateTime(2026, 10, 20, 8, 0, 0)),
        new("nop-ho-so", "Ba bước nộp hồ sơ trực tuyến", "Chuẩn bị, nộp và theo dõi hồ sơ tại nhà.", "van-phong", "dich-vu-cong", "bai", new DateTime(2026, 10, 5, 8, 0, 0)),
        new("tra-cuu", "Tra cứu kết quả hồ sơ", "Một mã số là đủ.", "van-phong", "dich-vu-cong", "tin", new DateTime(2026, 10, 12, 8, 0, 0)),
        new("ban-tin-cchc-thang-09-2026", "Bản tin tháng 9", "Điểm lại.", "van-phong", "ban-tin", "ban-tin", new DateTime(2026, 10, 1, 8, 0, 0)),
    ];

    [Fact]
    public void A_month_is_told_by_category_with_a_table() => Golden.Match("bulletin.md", Compose(October).Text);

    [Fact]
    public void An_empty_month_says_so() => Golden.Match("bulletin-empty.md", Compose().Text);

    [Fact]
    public void The_file_reads_back_as_the_article_it_should_be()
    {
        var article = Read(Compose(October));
        article.Slug.ShouldBe("ban-tin-cchc-thang-10-2026");
        article.Title.ShouldBe("Bản tin cải cách hành chính tháng 10/2026");
        article.Date.ShouldBe(new DateTime(2026, 11, 2, 8, 0, 0));
        (article.Genre, article.Unit, article.Category).ShouldBe(("ban-tin", "van-phong", "ban-tin"));
        article.PlanItems.ShouldBe(["3.1"]);
        article.Channels.ShouldBe(["website", "zalo"]);
        article.Summary.Length.ShouldBeInRange(40, 250);
        Read(Compose()).Summary.Length.ShouldBeInRange(40, 250);
    }

    [Fact]
    public void Every_article_is_linked_by_its_slug_and_bulletins_are_not_told()
    {
        var document = ArticleMarkdown.Parse(Read(Compose(October)).Body);
        document.Descendants<LinkInline>().Select(link => link.Url).ShouldBe(["bai:nop-ho-so", "bai:tra-cuu", "bai:khao-sat"]);
        document.Descendants<HeadingBlock>().ShouldAllBe(heading => heading.Level == 2);
        document.Descendants<Table>().Single().Count.ShouldBe(4);
    }

    [Fact]
    public void Hostile_texts_show_as_themselves_and_mark_nothing_up()
    {
        var agency = Agency with
        {
            Name = "Sở: \"Mẫu\" # & *một*\n---\nslug: x",
            Units = [new("van-phong", "Phòng | A #1", UnitKind.Office, default)],
            Categories = [new Category("dich-vu-cong", "# [Nhóm](x) |")],
        };
        var composed = Compose(agency, October[1] with { Title = HostileTitle, Summary = "1. Một - hai\n\n## Ba\n- bốn" }, October[2] with { Title = "- gạch", Summary = "=== \"\"trích\"\" ++thêm++" });
        var article = Read(composed, agency);
        article.Title.ShouldBe("Bản tin cải cách hành chính tháng 10/2026");
        var document = ArticleMarkdown.Parse(article.Body);
        document.Descendants<LinkInline>().Select(link => link.Url).ShouldBe(["bai:nop-ho-so", "bai:tra-cuu"]);
        document.Descendants<HeadingBlock>().Count().ShouldBe(2);
        document.Descendants<EmphasisInline>().Select(mark => mark.DelimiterCount).ShouldBe([2]);
        document.Descendants<CodeInline>().ShouldBeEmpty();
        document.Descendants<TableRow>().ShouldAllBe(row => row.Count == 4);
        Markdown.ToPlainText(article.Body, ArticleMarkdown.Pipeline).ShouldContain(HostileTitle);
        Markdown.ToPlainText(article.Body, ArticleMarkdown.Pipeline).ShouldContain("1. Một - hai ## Ba - bốn");
        Markdown.ToPlainText(article.Body, ArticleMarkdown.Pipeline).ShouldContain("=== \"\"trích\"\" ++thêm++");
    }

    [Theory]
    [InlineData("a\"b\\c")]
    [InlineData("- x: #y")]
    [InlineData("& * ! % @ ` '")]
    [InlineData("dòng\nmới\tvà\u0085\u2028hết")]
    [InlineData("true")]
    [InlineData("")]
    public void A_quoted_text_is_read_back_exactly(string text)
    {
        List<Finding> findings = [];
        var root = Core.Yaml.YamlTree.Parse($"key: {YamlText.Quote(text)}\nlist: {YamlText.List([text, "b"])}", "x.yaml", findings);
        findings.ShouldBeEmpty();
        var entries = root.ShouldBeOfType<Core.Yaml.YamlNode.Mapping>().Entries;
        entries[0].Value.ShouldBeOfType<Core.Yaml.YamlNode.Scalar>().Value.ShouldBe(text);
        entries[1].Value.ShouldBeOfType<Core.Yaml.YamlNode.Sequence>().Items.Count.ShouldBe(2);
    }

    [Fact]
    public void The_same_facts_give_the_same_bytes_in_any_order() => Compose(October).Text.ShouldBe(Compose([.. October.Reverse()]).Text);

    [Fact]
    public void A_template_that_fails_composes_nothing()
    {
        var finding = new Finding("template", Severity.Error, new Place("templates/bulletin/monthly.scriban", 1, 4), new("lỗi", "error"), new("sửa", "mend"));
        var outcome = ComposeBulletin.Run(Facts(Agency, October), (findings, _) =>
        {
            findings.Add(finding);
            return null;
        });
        outcome.ShouldBeOfType<BulletinText.Failed>().Findings.ShouldBe([finding]);
    }

    internal static BulletinFacts Sample() => Facts(Agency, October);

    private static BulletinText.Composed Compose(params BulletinArticle[] articles) => Compose(Agency, articles);

    private static BulletinText.Composed Compose(Agency agency, params BulletinArticle[] articles) =>
        ComposeBulletin.Run(Facts(agency, articles), Render).ShouldBeOfType<BulletinText.Composed>();

    private static BulletinFacts Facts(Agency agency, BulletinArticle[] articles) =>
        new(agency, agency.Bulletin!, new Period(PeriodKind.Month, 2026, 10, PeriodRule.Calendar), new DateTime(2026, 11, 2, 8, 0, 0), articles);

    private static string Render(ICollection<Finding> findings, ScriptObject model)
    {
        var template = Template.Parse(File.ReadAllText(Path.Combine(Root(), "templates", "bulletin", "monthly.scriban")));
        template.HasErrors.ShouldBeFalse(template.Messages.ToString());
        var context = new TemplateContext { StrictVariables = true, EnableRelaxedMemberAccess = false };
        context.PushGlobal(model);
        return template.Render(context);
    }

    private static Article Read(BulletinText.Composed composed, Agency? agency = null)
    {
        List<Finding> findings = [];
        var article = ArticleReader.Read(new SourceFile("content/so-thu/articles/2026/11/x.md", Encoding.UTF8.GetBytes(composed.Text)), agency ?? Agency, findings);
        findings.ShouldBeEmpty();
        return article.ShouldNotBeNull();
    }

    private static string Root([CallerFilePath] string test = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(test)!, "..", "..", ".."));
}

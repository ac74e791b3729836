using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Testing;
using Scriban.Runtime;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Rendering;

public class TemplateSetTests
{
    [Fact]
    public void Every_delivered_template_compiles() => SampleTemplates.All.Check().ShouldBeEmpty();

    [Fact]
    public void An_agencys_own_file_takes_the_place_of_the_common_one()
    {
        var set = new TemplateSet(Texts(("a.scriban", "chung {{ include 'b.scriban' }}"), ("b.scriban", "B")));

        var own = set.With(Texts(("b.scriban", "riêng")), "content/so-mau/templates");

        Render(own, "a.scriban").ShouldBe("chung riêng");
        Render(set, "a.scriban").ShouldBe("chung B");
        own.Stamp.ShouldNotBe(set.Stamp);
    }

    [Fact]
    public void A_broken_template_is_a_finding_that_names_file_line_and_column()
    {
        var set = new TemplateSet(Texts(("a.scriban", "một\nhai {{ if }}")));
        List<Finding> findings = [];

        set.Render("a.scriban", findings, new ScriptObject()).ShouldBeNull();

        findings[0].Place.File.ShouldBe("templates/a.scriban");
        findings[0].Place.Line.ShouldBe(2);
        findings[0].Message.Vi.ShouldContain("templates/a.scriban:2:");
    }

    [Theory]
    [InlineData("{{ khong_co }}")]
    [InlineData("{{ co.khong_co }}")]
    public void A_name_that_was_not_handed_in_is_refused(string template)
    {
        List<Finding> findings = [];

        new TemplateSet(Texts(("a.scriban", template))).Render("a.scriban", findings, new ScriptObject { ["co"] = new ScriptObject() }).ShouldBeNull();

        findings.Single().Place.Line.ShouldBe(1);
    }

    [Theory]
    [InlineData("../agency.yaml")]
    [InlineData("/etc/passwd")]
    [InlineData("khong-co.scriban")]
    public void An_include_never_leaves_the_set(string name)
    {
        List<Finding> findings = [];

        new TemplateSet(Texts(("a.scriban", $"{{{{ include '{name}' }}}}"))).Render("a.scriban", findings, new ScriptObject()).ShouldBeNull();

        findings.Count.ShouldBe(1);
    }

    [Fact]
    public void A_template_that_includes_itself_ends_in_a_finding()
    {
        List<Finding> findings = [];

        new TemplateSet(Texts(("a.scriban", "{{ include 'a.scriban' }}"))).Render("a.scriban", findings, new ScriptObject()).ShouldBeNull();

        findings.Count.ShouldBe(1);
    }

    [Fact]
    public void A_missing_template_is_named()
    {
        List<Finding> findings = [];

        new TemplateSet(Texts()).Render("zalo/article.scriban", findings).ShouldBeNull();

        findings.Single().Message.Vi.ShouldContain("zalo/article.scriban");
    }

    private static string? Render(TemplateSet set, string path) => set.Render(path, [], new ScriptObject());

    private static Dictionary<string, string> Texts(params (string Path, string Text)[] texts) => texts.ToDictionary(text => text.Path, text => text.Text);
}

using System.Globalization;
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
    public void A_template_that_prints_without_end_is_a_finding_at_its_place()
    {
        var finding = Failure("đầu\n{{ x=\"a\"; for i in 1..20; x=x+x; end; for i in 1..400; x; end }}");

        finding.Place.Line.ShouldBe(2);
        finding.Message.Vi.ShouldContain("kết quả dài quá mức 16777216 ký tự");
    }

    [Fact]
    public void A_template_that_takes_too_long_is_a_finding_at_its_place()
    {
        List<Finding> findings = [];
        var set = new TemplateSet(Texts(("a.scriban", "{{ func f(n)\nif n > 0; f(n - 1); f(n - 1); f(n - 1); f(n - 1); f(n - 1); end; end\nf 17 }}"))) { TimeLimit = TimeSpan.FromMilliseconds(20) };

        set.Render("a.scriban", findings, new ScriptObject()).ShouldBeNull();

        findings.Single().Message.Vi.ShouldContain("dựng mẫu này lâu quá 0,02 giây");
        findings.Single().Place.File.ShouldBe("templates/a.scriban");
    }

    [Theory]
    [InlineData("date.now")]
    [InlineData("date.utc_now")]
    [InlineData("math.uuid")]
    [InlineData("math.random 1 9", "math.random")]
    [InlineData("d = date; d['now'] | date.to_string '%Y'", "date.now")]
    [InlineData("[1] | array.each @math.uuid", "math.uuid")]
    [InlineData("'date.now' | object.eval", "date.now")]
    public void What_changes_from_one_time_to_the_next_is_refused(string code, string? name = null) =>
        Failure($"{{{{ {code} }}}}").Message.Vi.ShouldContain($"không dùng được `{name ?? code}` trong mẫu: kết quả phải luôn như nhau");

    [Fact]
    public void What_a_template_does_to_the_builtins_stays_with_it()
    {
        var set = new TemplateSet(Texts(("a.scriban", "{{ date.format = '%Y'; math.mine = 1; date.parse '2026-11-20' }}"), ("b.scriban", "{{ date.parse '2026-11-20' }} {{ math.abs (-2) }}")));
        Render(set, "a.scriban").ShouldBe("2026");

        Render(set, "b.scriban").ShouldBe("20 Thg 11 2026 2");
    }

    [Theory]
    [InlineData("{{ $'{1.5} {d}' }} {{ 1.5 }}")]
    [InlineData("{{ ['đá','da','dz','ơ','o','z'] | array.sort | array.join ' ' }}")]
    [InlineData("{{ 'cha' | string.starts_with 'c' }} {{ 'a\u00ADb' | string.index_of 'b' }}")]
    public void The_culture_of_the_thread_changes_no_byte(string template)
    {
        var set = new TemplateSet(Texts(("a.scriban", template)));
        var before = CultureInfo.CurrentCulture;
        try
        {
            var results = new[] { "", "vi-VN", "en-US", "tr-TR" }.Select(name =>
            {
                var culture = CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(name);
                var text = set.Render("a.scriban", [], new ScriptObject { ["d"] = new DateTime(2026, 11, 20, 8, 0, 0) });
                CultureInfo.CurrentCulture.ShouldBe(culture);
                return text.ShouldNotBeNull();
            }).ToList();

            results.Distinct().Count().ShouldBe(1, string.Join('\n', results));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData("'a' | regex.match '('", "biểu thức chính quy viết sai")]
    [InlineData("'a' | regex.matches '['", "biểu thức chính quy viết sai")]
    [InlineData("regex.unescape '\\\\x'", "biểu thức chính quy viết sai")]
    [InlineData("'%%%' | string.base64_decode", "không phải là base64")]
    [InlineData("'{' | object.from_json", "không phải là JSON")]
    [InlineData("1 | math.format 'N0' 'không có'", "không có vùng ngôn ngữ")]
    [InlineData("date.parse '2026-11-20' | date.add_years 99999", "ngày nằm ngoài lịch")]
    [InlineData("date.parse '2026-11-20' | date.add_days 1e18", "ngày nằm ngoài lịch")]
    [InlineData("timespan.parse 'mai'", "chuỗi hoặc mẫu định dạng viết sai")]
    [InlineData("[1].a.b", "kiểu `danh sách`|đang trống")]
    [InlineData("'a' | array.each @math.abs", "kiểu `ký tự`")]
    [InlineData("'a' | math.abs", "kiểu `chuỗi chữ`")]
    [InlineData("-true", "kiểu `đúng/sai`")]
    public void No_word_of_the_platform_reaches_the_officer(string code, string words)
    {
        var text = Failure($"{{{{ {code} }}}}").Message.Vi;

        words.Split('|').ShouldContain(one => text.Contains(one, StringComparison.Ordinal), text);
        text.ShouldNotContain("bộ dựng mẫu báo");
    }

    [Fact]
    public void A_missing_template_is_named()
    {
        List<Finding> findings = [];

        new TemplateSet(Texts()).Render("zalo/article.scriban", findings).ShouldBeNull();

        findings.Single().Message.Vi.ShouldContain("zalo/article.scriban");
    }

    private static Finding Failure(string template)
    {
        List<Finding> findings = [];
        new TemplateSet(Texts(("a.scriban", template))).Render("a.scriban", findings, new ScriptObject()).ShouldBeNull();
        return findings.Single();
    }

    private static string? Render(TemplateSet set, string path) => set.Render(path, [], new ScriptObject());

    private static Dictionary<string, string> Texts(params (string Path, string Text)[] texts) => texts.ToDictionary(text => text.Path, text => text.Text);
}

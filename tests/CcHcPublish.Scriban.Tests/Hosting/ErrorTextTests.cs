using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Hosting;

/// <summary>What the package does with errors that a host wants as text, found by trying: an expression that fails has the text as its value.</summary>
public class ErrorTextTests
{
    [Theory]
    [InlineData("a{{ x.y }}b", "a<6>b")]
    [InlineData("a{{ nope.x + 1 }}b", "a<9>1b")]
    [InlineData("a{{ nope.x.y.z }}b", "a<9>b")]
    [InlineData("a{{ nope.x[0] }}b", "a<9>b")]
    [InlineData("a{{ [nope.x, 1] }}b", "a[\"<10>\", 1]b")]
    [InlineData("a{{ {a: nope.x} }}b", "a{a: \"<13>\"}b")]
    [InlineData("a{{ $\"q{nope.x}\" }}b", "aq<13>b")]
    [InlineData("a{{ nope.x | string.upcase }}b", "a<9>b")]
    [InlineData("a{{ nope 1 }}b", "a<4>b")]
    [InlineData("a{{ nope.x ? 1 : 2 }}b", "a1b")]
    [InlineData("a{{ !nope.x }}b", "afalseb")]
    [InlineData("a{{ nope.x && true }}b", "atrueb")]
    [InlineData("a{{ if nope.x }}y{{ end }}b", "ayb")]
    [InlineData("a{{ case nope.x; when 1; end }}b", "ab")]
    [InlineData("a{{ while nope.x; break; end }}b", "ab")]
    [InlineData("a{{ while true; end }}b", "a<4>b")]
    [InlineData("a{{ for x in 5 }}y{{ end }}b", "a<13>b")]
    [InlineData("a{{ for x in nope.y }}y{{ end }}b", "ayyyyb")]
    [InlineData("a{{ for i in 1..3; 1 // 0; end }}b", "a<21><21><21>b")]
    [InlineData("a{{ for i in 1..3; with nope; end; i; end }}b", "a<24>1<24>2<24>3b")]
    [InlineData("a{{ x = 1 // 0 }}b{{ x }}", "ab<10>")]
    [InlineData("a{{ x += nope.y; x }}b", "a<14>b")]
    [InlineData("a{{ nope.x = 1 }}b", "ab")]
    [InlineData("a{{ y = {}; y.x.z = 2; y }}b", "a{}b")]
    [InlineData("a{{ with nope; end }}b", "a<9>b")]
    [InlineData("a{{ wrap nope; end }}b", "a<9>b")]
    [InlineData("a{{ break }}b", "a<4>b")]
    [InlineData("a{{ ret nope.x }}b", "a<13>")]
    [InlineData("a{{ f(x) = nope.y + x; f 2 }}b", "a<16>2b")]
    [InlineData("a{{ capture q; with 5; end; end }}b{{ q }}", "ab<20>")]
    [InlineData("a{{ x = include 'p'; x }}b", "a[<9><21>]b")]
    [InlineData("a{{ readonly x; x = 1; x }}b", "a1b")]
    public void Rendering_goes_on_with_the_text_of_the_error(string template, string output)
    {
        var context = new TemplateContext { RenderRuntimeException = problem => $"<{problem.Span.Start.Column}>", TemplateLoader = new Part() };
        context.PushGlobal(new ScriptObject());

        Template.Parse(template).Render(context).ShouldBe(output);
    }

    [Fact]
    public void A_text_may_be_missing() =>
        Template.Parse("a{{ nope.x }}b").Render(new TemplateContext { RenderRuntimeException = _ => null! }).ShouldBe("ab");

    [Fact]
    public void One_template_serves_hosts_that_want_texts_and_hosts_that_want_errors()
    {
        var template = Template.Parse("a{{ nope.x }}b");

        template.Render(new TemplateContext { RenderRuntimeException = _ => "!" }).ShouldBe("a!b");
        Should.Throw<ScriptRuntimeException>(() => template.Render(new TemplateContext()));
    }

    [Fact]
    public void A_cancellation_is_not_explained_away()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        var context = new TemplateContext { RenderRuntimeException = _ => "!", CancellationToken = source.Token };

        Should.Throw<ScriptAbortException>(() => Template.Parse("a{{ 1 }}").Render(context));
    }

    private sealed class Part : ITemplateLoader
    {
        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => "[{{ nope.x }}{{ with 5; end }}]";

        public ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath) =>
            ValueTask.FromResult(Load(context, callerSpan, templatePath));
    }
}

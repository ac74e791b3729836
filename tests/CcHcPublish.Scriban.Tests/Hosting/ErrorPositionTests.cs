using CcHcPublish.Scriban.Tests.Conformance;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Hosting;

public class ErrorPositionTests
{
    [Theory]
    [InlineData("a\nb {{ art.author.name }}", 1, 16)]
    [InlineData("{{ nope[0] }}", 0, 3)]
    [InlineData("{{ nope 1 }}", 0, 3)]
    [InlineData("{{ 1 | nope }}", 0, 7)]
    [InlineData("{{ string.append 'a' }}", 0, 20)]
    [InlineData("{{ math.ceil 'x' }}", 0, 13)]
    [InlineData("{{ 'x' - 1 }}", 0, 7)]
    [InlineData("x\n{{ for i in list }}{{ end }}", 1, 3)]
    [InlineData("{{ include 'nothing' }}", 0, 3)]
    public void A_run_time_error_names_its_place(string template, int line, int column)
    {
        var context = new TemplateContext { TemplateLoader = ReferenceModel.Loader, LoopLimit = template.Contains("for", StringComparison.Ordinal) ? 1 : 0 };
        context.PushGlobal(ReferenceModel.Make());

        var problem = Should.Throw<ScriptRuntimeException>(() => Template.Parse(template, "page.scriban").Render(context));

        (problem.Span.Start.Line, problem.Span.Start.Column).ShouldBe((line, column));
        problem.Message.ShouldStartWith($"page.scriban({line + 1},{column + 1}) : error : ");
        problem.OriginalMessage.ShouldNotContain("page.scriban");
    }

    [Theory]
    [InlineData("a\n{{ if x", 1, 3)]
    [InlineData("{{ \"\\d\" }}", 0, 4)]
    [InlineData("{{ a = b = 1 }}", 0, 9)]
    [InlineData("{{ for.nope }}", 0, 7)]
    [InlineData("{{ end }}", 0, 3)]
    public void A_mistake_names_its_place(string template, int line, int column)
    {
        var parsed = Template.Parse(template, "page.scriban");

        var message = parsed.Messages[0];
        (message.Span.Start.Line, message.Span.Start.Column).ShouldBe((line, column));
        message.ToString().ShouldStartWith($"page.scriban({line + 1},{column + 1}) : error : ");
        message.Type.ShouldBe(ParserMessageType.Error);
    }

    [Fact]
    public void An_error_inside_an_include_names_the_include()
    {
        var context = new TemplateContext();
        context.CachedTemplates["part"] = Template.Parse("\n{{ nope.x }}", "part.scriban");
        context.TemplateLoader = ReferenceModel.Loader;

        var problem = Should.Throw<ScriptRuntimeException>(() => Template.Parse("{{ include 'part' }}", "page.scriban").Render(context));

        problem.Message.ShouldStartWith("part.scriban(2,9) : error : ");
    }

    [Fact]
    public void An_include_that_does_not_parse_carries_its_messages()
    {
        var context = new TemplateContext { TemplateLoader = ReferenceModel.Loader };

        var problem = Should.Throw<ScriptParserRuntimeException>(() => Template.Parse("{{ include 'bad' }}").Render(context));

        problem.ParserMessages.HasErrors.ShouldBeTrue();
        problem.ParserMessages[0].Span.FileName.ShouldBe("bad");
    }

    [Fact]
    public void Rendering_a_template_with_errors_is_refused() =>
        Should.Throw<InvalidOperationException>(() => Template.Parse("{{ if }}", "p").Render()).Message.ShouldContain("p(1,7)");

    [Fact]
    public void An_exception_of_a_host_function_is_wrapped_at_its_call()
    {
        var scope = new ScriptObject();
        scope.Import("fail", new Func<string>(() => throw new FormatException("broken")));
        var context = new TemplateContext();
        context.PushGlobal(scope);

        var problem = Should.Throw<ScriptRuntimeException>(() => Template.Parse("ab{{ fail }}").Render(context));

        problem.InnerException.ShouldBeOfType<FormatException>();
        problem.Span.Start.Column.ShouldBe(5);
    }

    [Fact]
    public void Strict_variables_refuse_unknown_names()
    {
        var context = new TemplateContext { StrictVariables = true };

        Should.Throw<ScriptRuntimeException>(() => Template.Parse("{{ nope }}").Render(context)).Span.Start.Column.ShouldBe(3);
    }

    [Theory]
    [InlineData("[{{ $ }}]", 4)]
    [InlineData("[{{ $0 }}]", 4)]
    [InlineData("[{{ $$ }}]", 4)]
    [InlineData("[{{ func f; $$; end; f 1 }}]", 12)]
    [InlineData("[{{ with {}; $; end }}]", 13)]
    [InlineData("[{{ func f; $; end; f }}]", null)]
    public void Strict_variables_refuse_arguments_and_blocks_that_nobody_gave(string template, int? column)
    {
        var context = new TemplateContext { StrictVariables = true };
        if (column is null)
        {
            Template.Parse(template).Render(context).ShouldBe("[[]]");
        }
        else
        {
            Should.Throw<ScriptRuntimeException>(() => Template.Parse(template).Render(context)).Span.Start.Column.ShouldBe(column.Value);
        }
    }

    [Fact]
    public void Missing_members_are_errors_when_the_host_says_so()
    {
        var context = new TemplateContext { EnableRelaxedMemberAccess = false };
        context.PushGlobal(ReferenceModel.Make());

        Should.Throw<ScriptRuntimeException>(() => Template.Parse("{{ art.nope }}").Render(context)).Span.Start.Column.ShouldBe(7);
    }

    [Theory]
    [InlineData("a\n{{ include 'part' }}", "\n  {{ v }}", "part.scriban", 1, 5, "The value nests deeper than the limit of 20 levels, or contains itself")]
    [InlineData("a\n{{ include 'part' }}", "x\n\n {{ v | html.escape }}", "part.scriban", 2, 4, "The value nests deeper than the limit of 20 levels, or contains itself")]
    [InlineData("a\n{{ include 'part' }}", "\n  {{ big\nbig }}", "part.scriban", 2, 0, "The output exceeds the limit of 16777216 characters")]
    [InlineData("a\n{{ include 'part' }}", "\n{{ for x in broken; end }}", "part.scriban", 1, 3, "out of order")]
    [InlineData("a\n {{ object.eval '1 +' }}", "", "page.scriban", 1, 16, "Expecting an expression instead of the end of the template")]
    [InlineData("a\n {{ object.eval 'nope.b' }}", "", "page.scriban", 1, 16, "Cannot read the member `b` of null")]
    [InlineData("a\n {{ object.eval_template 'x{{ nope.b }}' }}", "", "page.scriban", 1, 25, "Cannot read the member `b` of null")]
    [InlineData("a\n {{ object.eval_template '{{ include \"part\" }}' }}", "\n{{ nope.b }}", "part.scriban", 1, 8, "Cannot read the member `b` of null")]
    [InlineData("a\n {{ render }}", "\n{{ string.upcase }}", "part.scriban", 1, 16, "The argument `text` is missing")]
    [InlineData("a\n {{ 5 | host_replace }}", "", "page.scriban", 1, 8, "The text to replace must not be empty")]
    public void What_fails_without_a_place_of_its_own_takes_that_of_its_statement(
        string page, string part, string file, int line, int column, string complaint)
    {
        var self = new ScriptObject();
        self["self"] = self;
        var scope = new ScriptObject { ["v"] = self, ["big"] = new string('a', 9 << 20), ["broken"] = Broken() };
        scope.Import("render", new Func<TemplateContext, string>(c => c.RenderTemplate(Template.Parse(part, "part.scriban"), [], null)));
        scope.Import("host_replace", new Func<TemplateContext, object?, object?>((c, _) =>
            ((IScriptCustomFunction)((ScriptObject)c.BuiltinObject["string"]!)["replace"]!).Invoke(c, null, ["a", "", "b"], null)));
        var context = new TemplateContext { TemplateLoader = ReferenceModel.Loader, LimitToString = 0 };
        context.CachedTemplates["part"] = Template.Parse(part, "part.scriban");
        context.PushGlobal(scope);

        var problem = Should.Throw<ScriptRuntimeException>(() => Template.Parse(page, "page.scriban").Render(context));

        problem.OriginalMessage.ShouldBe(complaint);
        (problem.Span.FileName, problem.Span.Start.Line, problem.Span.Start.Column).ShouldBe((file, line, column));
    }

    [Theory]
    [InlineData("{{ n.titel }}", 5)]
    [InlineData("{{ b.titel }}", 5)]
    public void A_missing_member_of_a_scalar_is_an_error_like_any_other(string template, int column)
    {
        var context = new TemplateContext { EnableRelaxedMemberAccess = false };
        context.PushGlobal(new ScriptObject { ["n"] = 5, ["b"] = true });

        Should.Throw<ScriptRuntimeException>(() => Template.Parse(template).Render(context)).Span.Start.Column.ShouldBe(column);
    }

    [Fact]
    public void A_host_that_calls_a_builtin_wrongly_is_told_what_is_wrong()
    {
        var context = new TemplateContext();
        var replace = (IScriptCustomFunction)((ScriptObject)context.BuiltinObject["string"]!)["replace"]!;

        Should.Throw<ScriptRuntimeException>(() => replace.Invoke(context, null, ["a"], null)).OriginalMessage.ShouldBe("The argument `match` is missing");
    }

    private static IEnumerable<int> Broken()
    {
        yield return 1;
        throw new InvalidOperationException("out of order");
    }
}

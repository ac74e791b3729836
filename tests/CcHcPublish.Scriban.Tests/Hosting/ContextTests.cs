using System.Globalization;
using System.Net;
using CcHcPublish.Scriban.Tests.Conformance;
using Scriban;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Hosting;

public class ContextTests
{
    [Fact]
    public void Threads_may_share_a_template()
    {
        var template = Template.Parse("{{ for r in rows }}{{ r.t | html.escape }}{{ r.v }}{{ end }}{{ date.format = '%Y'; string.x = n; string.x }}");

        var outputs = Enumerable.Range(0, 64).AsParallel().WithDegreeOfParallelism(8).Select(_ =>
        {
            var context = new TemplateContext();
            context.PushGlobal(ReferenceModel.Make());
            return template.Render(context);
        });

        outputs.ShouldAllBe(output => output == "b2a2c17");
    }

    [Fact]
    public void What_one_context_does_to_the_builtins_stays_in_it()
    {
        var first = new TemplateContext();
        first.BuiltinObject["extra"] = 1;
        Template.Parse("{{ string.foo = 2; date.format = '%Y' }}").Render(first);

        Template.Parse("{{ extra }}{{ string.foo }}").Render(first).ShouldBe("12");
        Template.Parse("{{ extra }}{{ string.foo }}{{ date.parse '2024-02-10' }}").Render(new TemplateContext()).ShouldBe("10 Feb 2024");
    }

    [Fact]
    public void A_host_may_hand_in_fewer_builtins()
    {
        var builtins = new BuiltinFunctions();
        builtins.Remove("include");
        var context = new TemplateContext(builtins);

        Template.Parse("{{ 'a' | string.upcase }}[{{ include }}]").Render(context).ShouldBe("A[]");
    }

    [Theory]
    [InlineData("{{ x = 1; x }}", "1")]
    [InlineData("{{ func f; ret 2; end; f }}", "2")]
    [InlineData("{{ func g(a); b = a; ret b; end; g 3 }}", "3")]
    [InlineData("{{ capture z }}q{{ end }}{{ z }}", "q")]
    [InlineData("{{ k = 0; while k < 3; k += 1; end; k }}", "3")]
    [InlineData("{{ import {q: 1}; q }}{{ readonly q }}", "1")]
    [InlineData("{{ x = 1; readonly x; x = 2 }}", null)]
    [InlineData("{{ string = 1 }}", null)]
    [InlineData("{{ include = 1 }}", null)]
    public void Without_a_scope_of_the_host_variables_live_beside_the_builtins(string template, string? output)
    {
        var context = new TemplateContext();
        if (output is null)
        {
            Should.Throw<ScriptRuntimeException>(() => Template.Parse(template).Render(context)).OriginalMessage.ShouldContain("is read-only");
        }
        else
        {
            Template.Parse(template).Render(context).ShouldBe(output);
        }
    }

    [Fact]
    public void A_host_may_set_and_evaluate_variables_without_a_scope()
    {
        var context = new TemplateContext();
        context.SetValue(new ScriptVariableGlobal("q"), 5);

        context.GetValue(new ScriptVariableGlobal("q")).ShouldBe(5);
        Template.Evaluate("x = 4; x * q", context).ShouldBe(20);
        Template.Parse("{{ x }}").Render(new TemplateContext()).ShouldBeEmpty();
    }

    [Fact]
    public void A_host_that_sets_what_is_read_only_is_told_so()
    {
        var context = new TemplateContext();
        context.SetValue(new ScriptVariableGlobal("q"), 5, asReadOnly: true);

        Should.Throw<ScriptRuntimeException>(() => context.SetValue(new ScriptVariableGlobal("q"), 6)).OriginalMessage.ShouldBe("The variable `q` is read-only");
    }

    [Fact]
    public void Scopes_are_read_from_the_top_and_written_at_the_top()
    {
        var site = new ScriptObject { ["a"] = 1, ["b"] = 1 };
        var page = new ScriptObject { ["b"] = 2 };
        var context = new TemplateContext();
        context.PushGlobal(site);
        context.PushGlobal(page);

        Template.Parse("{{ a }}{{ b }}{{ a = 5 }}{{ a }}").Render(context).ShouldBe("125");

        context.PopGlobal().ShouldBeSameAs(page);
        Template.Parse("{{ a }}").Render(context).ShouldBe("1");
        page["a"].ShouldBe(5);
    }

    [Fact]
    public void Rendering_leaves_the_context_ready_for_the_next_page()
    {
        var context = new TemplateContext { TemplateLoader = ReferenceModel.Loader };
        context.PushGlobal(new ScriptObject());
        context.PushCulture(CultureInfo.GetCultureInfo("vi-VN"));

        Template.Parse("{{ $x = 1; 1.5 }}").Render(context).ShouldBe("1,5");

        context.PopCulture().Name.ShouldBe("vi-VN");
        context.Reset();
        context.GlobalCount.ShouldBe(1);
        Template.Parse("[{{ $x }}]").Render(context).ShouldBe("[]");
    }

    [Fact]
    public void A_host_sees_and_sets_the_locals_of_a_page()
    {
        var local = ScriptVariable.Create("q", ScriptVariableScope.Local);
        var context = new TemplateContext();
        context.SetValue(local, 5);

        Template.Parse("[{{ $q }}{{ $q = 6 }}]").Render(context).ShouldBe("[5]");

        context.GetValue(local).ShouldBe(6);
        local.ToString().ShouldBe("$q");
        context.StrictVariables = true;
        Should.Throw<ScriptRuntimeException>(() => context.GetValue(new ScriptVariableGlobal("nope")));
    }

    [Theory]
    [InlineData("{{ for $x in [5,6]; $x; end; $x }}", "56")]
    [InlineData("{{ $x = 1; for $x in [5,6]; $x; end; $x }}", "561")]
    [InlineData("{{ $x = 9; for $x in [5,6]; for $x in [1]; end; $x; end; $x }}", "569")]
    [InlineData("{{ for $x in [5,6]; break; end; $x }}", "")]
    public void A_local_loop_variable_lives_as_long_as_its_loop(string template, string output) =>
        Template.Parse(template).Render(new TemplateContext()).ShouldBe(output);

    [Theory]
    [InlineData("{{ string.upcase = 1 }}")]
    [InlineData("{{ array.size = 1 }}")]
    [InlineData("{{ date.now = 1 }}")]
    public void A_template_cannot_replace_a_builtin(string template) =>
        Should.Throw<ScriptRuntimeException>(() => Template.Parse(template).Render(new TemplateContext()));

    [Fact]
    public void A_text_is_the_value_of_a_template_that_ends_with_it() => Template.Parse("a{{ 5 }}b").Evaluate().ShouldBe("b");

    [Fact]
    public void A_derived_context_writes_every_value_and_prints_every_item()
    {
        Template.Parse("t{{ 1 }}{{ 'a' }}{{ null }}").Render(new BracketContext()).ShouldBe("t<1><a>");
        Template.Parse("{{ 1.5 }} {{ [1.5, 'a'] }}").Render(new CoarseContext()).ShouldBe("D [D, \"a\"]");
    }

    [Fact]
    public void Escaping_is_that_of_the_framework()
    {
        var random = new Random(7);
        var template = Template.Parse("{{ t | html.escape }}");
        for (var i = 0; i < 2_000; i++)
        {
            var text = string.Create(random.Next(600), random, static (span, random) =>
            {
                foreach (ref var c in span)
                {
                    c = random.Next(4) switch { 0 => (char)random.Next(0x100), 1 => "<>&\"'ạđ"[random.Next(7)], 2 => (char)random.Next(0xD700, 0xE100), _ => 'a' };
                }
            });
            var context = new TemplateContext { LimitToString = i % 2 == 0 ? 0 : 1_000_000 };
            context.PushGlobal(new ScriptObject { ["t"] = text });

            template.Render(context).ShouldBe(WebUtility.HtmlEncode(text));
        }
    }

    [Fact]
    public void Expressions_give_values()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["n"] = 2 });

        Template.Evaluate("n * 3", context).ShouldBe(6);
        Template.Evaluate("x = 1\n[n, x]", context).ShouldBeOfType<ScriptArray>().Count.ShouldBe(2);
        Template.Evaluate("n = 5", context).ShouldBeNull();
        Template.Evaluate("a + 1", new { a = 1 }).ShouldBe(2);
    }

    [Theory]
    [InlineData("{{ nope[0] }}{{ nope['x'] }}{{ nope?.x }}", "")]
    [InlineData("{{ nope.x }}", null)]
    [InlineData("{{ for.index }}", null)]
    public void Members_of_null_need_relaxed_targets_and_relaxed_members(string template, string? strict)
    {
        var parsed = Template.Parse(template);
        parsed.Render(new TemplateContext { EnableRelaxedTargetAccess = true }).ShouldBeEmpty();

        var context = new TemplateContext { EnableRelaxedTargetAccess = true, EnableRelaxedMemberAccess = false };
        if (strict is null)
        {
            Should.Throw<ScriptRuntimeException>(() => parsed.Render(context));
        }
        else
        {
            parsed.Render(context).ShouldBe(strict);
        }
    }

    [Fact]
    public void Output_may_go_to_the_hosts_own()
    {
        var context = new TemplateContext();
        var output = new StringBuilderOutput();
        context.PushOutput(output);

        Template.Parse("a{{ 1 + 1 }}{{ 'é' | html.escape }}").Render(context).ShouldBe("a2&#233;");
    }

    [Fact]
    public void A_derived_context_sees_every_printed_value()
    {
        var context = new LoudContext();
        context.PushGlobal(new ScriptObject { ["a"] = "b" });

        Template.Parse("x{{ a }}{{ a | html.escape }}{{ 5 }}").Render(context).ShouldBe("x<b><b><5>");
    }

    private sealed class BracketContext : TemplateContext
    {
        public override TemplateContext Write(SourceSpan span, object? textAsObject)
        {
            Write("<");
            base.Write(span, textAsObject);
            return Write(">");
        }
    }

    private sealed class CoarseContext : TemplateContext
    {
        public override string? ObjectToString(object? value, bool nested = false) => value is double ? "D" : base.ObjectToString(value, nested);
    }

    private sealed class LoudContext : TemplateContext
    {
        public override string? ObjectToString(object? value, bool nested = false) => $"<{base.ObjectToString(value, nested)}>";
    }
}

using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Limits;

public class LimitTests
{
    [Theory]
    [InlineData("{{ for a in 1..3 }}{{ for b in 1..3 }}x{{ end }}{{ end }}", 11, false)]
    [InlineData("{{ for a in 1..3 }}{{ for b in 1..3 }}x{{ end }}{{ end }}", 12, true)]
    [InlineData("{{ for a in 1..3 }}{{ end }}{{ for b in 1..3 }}{{ end }}", 3, true)]
    [InlineData("{{ [1,2,3,4] | array.reverse }}", 3, false)]
    [InlineData("{{ while true }}{{ end }}", 50, false)]
    public void One_loop_budget_serves_a_whole_nest(string template, int limit, bool holds) =>
        Outcome(template, context => context.LoopLimit = limit).ShouldBe(holds);

    [Theory]
    [InlineData("{{ many }}", 1000)]
    [InlineData("{{ many | object.to_json }}", 1000)]
    [InlineData("{{ for i in 1..20; few; end }}", 1000)]
    [InlineData("{{ for i in 1..20; few | object.to_json; end }}", 1000)]
    [InlineData("{{ 'a,b,c,d,e' | string.split ',' }}", 5)]
    public void Printing_a_list_is_no_loop(string template, int limit) => Outcome(template, context =>
    {
        context.LoopLimit = limit;
        context.PushGlobal(new ScriptObject { ["many"] = Enumerable.Range(0, 2000).ToList(), ["few"] = new ScriptArray(Enumerable.Range(0, 60)) });
    }).ShouldBeTrue();

    [Theory]
    [InlineData("{{ endless }}", 0, false)]
    [InlineData("{{ endless | object.to_json }}", 0, false)]
    [InlineData("{{ endless | object.to_json }}", 100, false)]
    [InlineData("{{ endless }}", 100, true)]
    [InlineData("{{ [endless, endless] }}", 100, true)]
    public void An_endless_list_is_printed_no_further_than_a_text_may_be_long(string template, int limit, bool holds) => Outcome(template, context =>
    {
        context.LimitToString = limit;
        context.PushGlobal(new ScriptObject { ["endless"] = Endless() });
    }).ShouldBe(holds);

    [Theory]
    [InlineData("{{ endless }}")]
    [InlineData("{{ endless | object.to_json }}")]
    public void Printing_can_be_cancelled(string template)
    {
        using var source = new CancellationTokenSource();
        var context = Context(c => (c.LimitToString, c.CancellationToken) = (0, source.Token));
        context.PushGlobal(new ScriptObject { ["endless"] = Endless().Select((item, at) => at < 1000 ? item : Cancel(source)) });

        Should.Throw<ScriptAbortException>(() => Template.Parse(template).Render(context));
    }

    private static int Cancel(CancellationTokenSource source)
    {
        source.Cancel();
        return 0;
    }

    private static IEnumerable<int> Endless()
    {
        for (var i = 0; ; i = (i + 1) % 1000)
        {
            yield return i;
        }
    }

    [Fact]
    public void Zero_lifts_the_loop_limit() =>
        Outcome("{{ for a in 1..5000 }}{{ end }}", context => context.LoopLimit = 0).ShouldBeTrue();

    [Theory]
    [InlineData("{{ func f(x); if x > 0; f(x - 1); end; end; f 9 }}", 10, true)]
    [InlineData("{{ func f(x); if x > 0; f(x - 1); end; end; f 9 }}", 9, false)]
    public void Calls_nest_no_deeper_than_allowed(string template, int limit, bool holds) =>
        Outcome(template, context => context.RecursiveLimit = limit).ShouldBe(holds);

    [Fact]
    public void Endless_recursion_without_a_limit_meets_the_stack_guard() =>
        Outcome("{{ func f; f; end; f }}", context => context.RecursiveLimit = 0).ShouldBeFalse();

    [Fact]
    public void Output_beyond_the_limit_is_cut_once_and_for_good()
    {
        var context = new TemplateContext { LimitToString = 5 };
        Template.Parse("abc{{ 'defg' }}hij").Render(context).ShouldBe("abcde...");

        Template.Parse("x").Render(context).ShouldBeEmpty();
        context.Reset();

        Template.Parse("x").Render(context).ShouldBe("x");
    }

    [Theory]
    [InlineData("{{ for i in 1..400 }}\n{{ x }}{{ end }}", 2)]
    [InlineData("{{ for i in 1..400\nx\nend }}", 2)]
    [InlineData("{{ capture t\nfor i in 1..400\nx | html.escape\nend\nend }}", 3)]
    [InlineData("{{ func f\nx\nend\nfor i in 1..400\nf\nend }}", 2)]
    public void Output_without_a_limit_of_the_host_fails_at_its_place_before_it_takes_all_memory(string template, int line)
    {
        var context = Context(c => c.LimitToString = 0);
        context.PushGlobal(new ScriptObject { ["x"] = new string('a', 1 << 20) });

        var wrong = Should.Throw<ScriptRuntimeException>(() => Template.Parse(template).Render(context));

        wrong.OriginalMessage.ShouldBe("The output exceeds the limit of 16777216 characters");
        (wrong.Span.Start.Line + 1).ShouldBe(line);
    }

    [Theory]
    [InlineData("{{ stop\nf 1 }}", 1)]
    [InlineData("\n{{ for a in (1..3 | array.each @(do; stop; end))\nend }}", 2)]
    [InlineData("{{ func f\nstop\n1\nend\nf }}", 1)]
    public void Rendering_that_is_cancelled_says_where_it_was(string template, int line)
    {
        using var source = new CancellationTokenSource();
        var context = Context(c => c.CancellationToken = source.Token);
        context.PushGlobal(new ScriptObject());
        ((ScriptObject)context.CurrentGlobal!).Import("stop", new Action(source.Cancel));

        var wrong = Should.Throw<ScriptAbortException>(() => Template.Parse(template, "a.scriban").Render(context));

        wrong.Span.FileName.ShouldBe("a.scriban");
        (wrong.Span.Start.Line + 1).ShouldBe(line);
    }

    [Fact]
    public void Captured_text_counts_as_output() =>
        Template.Parse("{{ capture t }}abc{{ end }}{{ t }}").Render(Context(c => c.LimitToString = 4)).ShouldBe("a...");

    [Theory]
    [InlineData("{{ 'ab' * 6 }}")]
    [InlineData("{{ 'abcdef' | string.append 'ghijkl' }}")]
    [InlineData("{{ 'a' | string.pad_right 11 }}")]
    [InlineData("{{ 'aaaaaa' | string.replace 'a' 'bb' }}")]
    [InlineData("{{ ['abcdef', 'ghijkl'] | array.join '' }}")]
    [InlineData("{{ 'abcdef' + 'ghijkl' }}")]
    public void Builders_of_texts_fail_before_they_exceed_the_limit(string template) =>
        Outcome(template, context => context.LimitToString = 10).ShouldBeFalse();

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("-", "")]
    [InlineData("!", "")]
    [InlineData("{a:", "}")]
    [InlineData("1+", "")]
    [InlineData("x|", "")]
    [InlineData("true ? 1 : ", "")]
    [InlineData("@", "")]
    public void Deep_nesting_is_refused_at_parse_time(string open, string close)
    {
        var template = Template.Parse($"{{{{ {Repeat(open, 100_000)}x{Repeat(close, 100_000)} }}}}");

        template.HasErrors.ShouldBeTrue();
        template.Messages.Count.ShouldBe(1);
    }

    [Fact]
    public void Deep_blocks_are_refused_at_parse_time() =>
        Template.Parse(Repeat("{{ if true }}", 100_000) + Repeat("{{ end }}", 100_000)).HasErrors.ShouldBeTrue();

    [Fact]
    public void Nesting_without_a_limit_meets_the_stack_guard() =>
        Template.Parse($"{{{{ {Repeat("(", 1_000_000)} }}}}", parserOptions: new ParserOptions { ExpressionDepthLimit = 0 }).HasErrors.ShouldBeTrue();

    [Theory]
    [InlineData(240, false)]
    [InlineData(260, true)]
    public void About_245_operators_are_allowed_in_one_expression(int count, bool refused) =>
        Template.Parse($"{{{{ 1{Repeat("+1", count)} }}}}").HasErrors.ShouldBe(refused);

    [Theory]
    [InlineData("{{ 1 | math.format 'D999999999' }}", "The precision must lie between 0 and 1000", 19)]
    [InlineData("{{ 1 | object.format 'F999999999' }}", "The precision must lie between 0 and 1000", 21)]
    [InlineData("{{ ('a' * 1000000) | regex.replace `a` ('b' * 1000) }}", "characters exceeds the limit of 16777216", 21)]
    [InlineData("{{ ('a' * 4000000) | regex.replace `a+` ('$0' * 5000000) }}", "exceeds the limit of 16777216", 21)]
    [InlineData("{{ ('a' * 4000000) | regex.replace `a` ('$_' * 1000) }}", "exceeds the limit of 16777216", 21)]
    [InlineData("{{ ('\x01' * 8000000) | string.literal }}", "A text of 32000000 characters exceeds the limit of 16777216", 21)]
    [InlineData("{{ ('\x01' * 8000000) | string.escape }}", "A text of 32000000 characters exceeds the limit of 16777216", 21)]
    public void Builders_refuse_before_they_take_all_memory(string template, string complaint, int column)
    {
        var context = Context(c => c.LimitToString = 0);
        var parsed = Template.Parse(template);
        var before = GC.GetAllocatedBytesForCurrentThread();

        var problem = Should.Throw<ScriptRuntimeException>(() => parsed.Render(context));

        problem.OriginalMessage.ShouldContain(complaint);
        problem.Span.Start.Column.ShouldBe(column);
        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(200L << 20);
    }

    [Theory]
    [InlineData("{{ 1.5 | math.format 'F1000' | string.size }}", "1002")]
    [InlineData("{{ 1234.4 | math.format '00000' }} {{ 5 | object.format 'd4' }}", "01234 0005")]
    [InlineData("{{ 'abc abd' | regex.replace '(a)(b)' '$2$1-$$-$0' }}", "ba-$-abc ba-$-abd")]
    [InlineData("{{ 'xAyaz' | regex.replace 'a' '_' 'i' }}", "x_y_z")]
    [InlineData("{{ 'xyz' | regex.replace 'a' '_' }}", "xyz")]
    [InlineData("{{ 'abc' | regex.replace '' '-' }}", "-a-b-c-")]
    public void What_stays_within_the_limits_is_as_before(string template, string output) => Template.Parse(template).Render().ShouldBe(output);

    [Theory]
    [InlineData("{{ (1..2000000000) == (1..1999999999) }}", "false")]
    [InlineData("{{ (1..2000000000) < (2..2000000000) }}", "false")]
    [InlineData("{{ (1..2000000000) == (2..2000000001) }}", "false")]
    [InlineData("{{ (1..3) == [1,2,3] }}{{ [1,[2]] == [1,[2]] }}{{ (1..3) < (2..4) }}", "truetruetrue")]
    public void Lists_are_compared_where_they_are(string template, string output)
    {
        var context = Context(c => c.LoopLimit = 0);
        var before = GC.GetAllocatedBytesForCurrentThread();

        Template.Parse(template).Render(context).ShouldBe(output);

        (GC.GetAllocatedBytesForCurrentThread() - before).ShouldBeLessThan(1L << 20);
    }

    [Fact]
    public void Comparing_endless_lists_can_be_cancelled()
    {
        using var source = new CancellationTokenSource();
        var context = Context(c => (c.LoopLimit, c.CancellationToken) = (0, source.Token));
        var endless = Endless().Select((item, at) => at < 1000 ? item : Cancel(source));
        context.PushGlobal(new ScriptObject { ["x"] = new ScriptRange(endless), ["y"] = new ScriptRange(endless) });

        Should.Throw<ScriptAbortException>(() => Template.Parse("{{ x == y }}").Render(context));
    }

    [Theory]
    [InlineData(3, false)]
    [InlineData(10, true)]
    [InlineData(0, true)]
    [InlineData(null, false)]
    public void Queries_have_a_limit_of_their_own(int? limit, bool holds) => Outcome("{{ for x in q; end }}", context =>
    {
        context.LoopLimit = 2;
        context.LoopLimitQueryable = limit;
        context.PushGlobal(new ScriptObject { ["q"] = Enumerable.Range(0, 5).AsQueryable() });
    }).ShouldBe(holds);

    [Fact]
    public void The_stack_guard_names_no_limit_that_was_not_set()
    {
        Should.Throw<ScriptRuntimeException>(() => Template.Parse("{{ func f; f; end; f }}").Render(Context(c => c.RecursiveLimit = 0))).OriginalMessage.ShouldBe("The calls nest too deeply");
    }

    [Fact]
    public void Values_that_contain_themselves_are_refused()
    {
        var self = new ScriptObject();
        self["self"] = self;

        Outcome("{{ v }}", context => context.PushGlobal(new ScriptObject { ["v"] = self })).ShouldBeFalse();
    }

    [Fact]
    public void A_slow_pattern_meets_its_time_limit() =>
        Outcome("{{ ('a' * 40) + '!' | regex.match '^(a+)+$' }}", context => context.RegexTimeOut = TimeSpan.FromMilliseconds(50)).ShouldBeFalse();

    [Fact]
    public void Cancellation_ends_an_endless_loop()
    {
        using var cancel = new CancellationTokenSource();
        var context = Context(c => (c.LoopLimit, c.CancellationToken) = (0, cancel.Token));
        var scope = new ScriptObject();
        scope.Import("stop", new Action(cancel.Cancel));
        context.PushGlobal(scope);

        Should.Throw<ScriptAbortException>(() => Template.Parse("{{ while true; stop; end }}").Render(context));
    }

    private static string Repeat(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    private static TemplateContext Context(Action<TemplateContext> set)
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject());
        set(context);
        return context;
    }

    private static bool Outcome(string template, Action<TemplateContext> set)
    {
        var parsed = Template.Parse(template);
        parsed.HasErrors.ShouldBeFalse(parsed.Messages.ToString());
        try
        {
            parsed.Render(Context(set));
            return true;
        }
        catch (ScriptRuntimeException)
        {
            return false;
        }
    }
}

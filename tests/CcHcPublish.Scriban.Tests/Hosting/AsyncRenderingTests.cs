using CcHcPublish.Scriban.Tests.Conformance;
using Scriban;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Hosting;

public class AsyncRenderingTests
{
    [Fact]
    public async Task Functions_that_return_tasks_are_awaited_when_rendering_is_asynchronous()
    {
        var scope = new ScriptObject();
        scope.Import("slow", new Func<string, Task<string>>(async text => { await Task.Yield(); return text + "!"; }));
        scope.Import("value", new Func<ValueTask<int>>(async () => { await Task.Yield(); return 7; }));
        scope.Import("none", new Func<Task>(async () => await Task.Yield()));
        scope.Import("bad", new Func<Task>(async () => { await Task.Yield(); throw new FormatException("broken"); }));
        var context = new TemplateContext();
        context.PushGlobal(scope);

        (await Template.Parse("{{ slow 'a' }}{{ value + 1 }}[{{ none }}]").RenderAsync(context)).ShouldBe("a!8[]");
        (await Should.ThrowAsync<ScriptRuntimeException>(async () => await Template.Parse("ab{{ bad }}").RenderAsync(context))).Span.Start.Column.ShouldBe(5);
    }

    [Fact]
    public async Task Asynchronous_rendering_uses_the_asynchronous_loader()
    {
        var context = new TemplateContext { TemplateLoader = ReferenceModel.Loader };

        (await Template.Parse("{{ include 'hello' 'A' }}").RenderAsync(context)).ShouldBe("Hi A.");
    }

    [Fact]
    public async Task Asynchronous_rendering_gives_its_thread_back_while_templates_are_loaded()
    {
        var loader = new SlowLoader(new() { ["outer"] = "<{{ include 'inner' }}>", ["inner"] = "{{ n }}" });
        var context = new TemplateContext { TemplateLoader = loader };
        context.PushGlobal(new ScriptObject { ["n"] = 5 });

        var rendering = Template.Parse("{{ if false; include 'missing'; end; include 'outer' }}").RenderAsync(context);

        rendering.IsCompleted.ShouldBeFalse();
        loader.Open.SetResult();
        (await rendering).ShouldBe("<5>");
        loader.Loaded.ShouldBe(["missing", "outer", "inner"]);
    }

    [Fact]
    public async Task A_template_that_is_missing_is_reported_where_it_is_included()
    {
        var loader = new SlowLoader([]);
        loader.Open.SetResult();
        var context = new TemplateContext { TemplateLoader = loader };

        var problem = await Should.ThrowAsync<ScriptRuntimeException>(async () => await Template.Parse("a\n{{ include 'missing' }}").RenderAsync(context));

        (problem.Span.Start.Line, problem.Span.Start.Column).ShouldBe((1, 3));
    }

    private sealed class SlowLoader(Dictionary<string, string> templates) : ITemplateLoader
    {
        public TaskCompletionSource Open { get; } = new();

        public List<string> Loaded { get; } = [];

        public string? GetPath(TemplateContext context, SourceSpan callerSpan, string templateName) => templateName;

        public string? Load(TemplateContext context, SourceSpan callerSpan, string templatePath) => throw new NotSupportedException("Asynchronous only");

        public async ValueTask<string?> LoadAsync(TemplateContext context, SourceSpan callerSpan, string templatePath)
        {
            await Open.Task;
            Loaded.Add(templatePath);
            return templates.GetValueOrDefault(templatePath);
        }
    }
}

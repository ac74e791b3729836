using System.Globalization;
using CcHcPublish.Scriban.Tests.Conformance;
using Scriban;
using Scriban.Syntax;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Fuzzing;

/// <summary>
/// Renders mutated templates: each must parse or be refused, render or fail with a message of the engine, within its limits of
/// time and memory. <c>SCRIBAN_FUZZ_COUNT</c> and <c>SCRIBAN_FUZZ_SEED</c> change how many and which.
/// </summary>
public class FuzzTests
{
    private const long MemoryPerTemplate = 256L << 20;

    private static readonly TimeSpan TimePerTemplate = TimeSpan.FromSeconds(20);

    [Fact]
    public void Mutated_templates_fail_only_with_messages()
    {
        var count = Setting("SCRIBAN_FUZZ_COUNT", 3_000);
        var seed = Setting("SCRIBAN_FUZZ_SEED", 20_261_120);
        var mutator = new Mutator(new Random(seed), [.. ConformanceCase.ReadAll().Select(item => item.Template)]);
        for (var i = 0; i < count; i++)
        {
            var template = mutator.Next();
            var allocated = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                RenderOnce(template, i);
            }
            catch (Exception problem)
            {
                throw new InvalidOperationException($"Template {i} of seed {seed} broke the engine: {template}", problem);
            }

            (GC.GetAllocatedBytesForCurrentThread() - allocated).ShouldBeLessThan(MemoryPerTemplate, template);
        }
    }

    private static void RenderOnce(string text, int number)
    {
        var template = Template.Parse(text);
        if (template.HasErrors)
        {
            return;
        }

        using var deadline = new CancellationTokenSource(TimePerTemplate);
        var context = new TemplateContext
        {
            TemplateLoader = ReferenceModel.Loader,
            CancellationToken = deadline.Token,
            RegexTimeOut = TimeSpan.FromMilliseconds(200),
            AutoIndent = number % 2 == 0,
            StrictVariables = number % 3 == 0,
            EnableRelaxedMemberAccess = number % 5 != 0,
            LimitToString = number % 7 == 0 ? 0 : 1 << (number % 21),
            LoopLimit = number % 4 == 0 ? 100_000 : 1000,

            // Where rendering goes on after an error, a function that calls itself twice takes two to the power of this limit.
            RecursiveLimit = number % 13 == 0 ? 5 : number % 11 == 0 ? 0 : 100,
            RenderRuntimeException = number % 13 == 0 ? _ => "!" : null,
        };
        if (number % 17 != 0)
        {
            context.PushGlobal(ReferenceModel.Make());
        }

        try
        {
            template.Render(context);
        }
        catch (ScriptAbortException late)
        {
            throw new TimeoutException("The template ran too long", late);
        }
        catch (ScriptRuntimeException problem)
        {
            // What a broken template is meant to give, at its place, but never because the engine itself went wrong.
            for (var inner = problem.InnerException; inner is not null; inner = inner.InnerException)
            {
                if (inner is NullReferenceException or IndexOutOfRangeException or KeyNotFoundException)
                {
                    throw new InvalidOperationException("The engine went wrong", problem);
                }
            }

            problem.Span.FileName.ShouldNotBeNull(text);
        }
    }

    private static int Setting(string name, int otherwise) =>
        int.TryParse(Environment.GetEnvironmentVariable(name), NumberStyles.Integer, CultureInfo.InvariantCulture, out var value) ? value : otherwise;
}

using System.Globalization;
using Scriban;
using Scriban.Syntax;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Conformance;

public class ConformanceTests
{
    private const int Promised = 300;

    public static TheoryData<string, int, string> Cases()
    {
        var data = new TheoryData<string, int, string>();
        foreach (var item in ConformanceCase.ReadAll())
        {
            data.Add(item.File, item.Line, item.Template);
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Case_holds(string file, int line, string template)
    {
        var wanted = ConformanceCase.ReadAll().Single(item => item.File == file && item.Line == line);

        var parsed = Template.Parse(template);

        if (wanted.Stage == Stage.FailsToParse)
        {
            parsed.HasErrors.ShouldBeTrue();
            return;
        }

        parsed.HasErrors.ShouldBeFalse(parsed.Messages.ToString());
        if (wanted.Stage == Stage.FailsToRun)
        {
            Should.Throw<ScriptRuntimeException>(() => parsed.Render(MakeContext(wanted.Culture)));
        }
        else
        {
            parsed.Render(MakeContext(wanted.Culture)).ShouldBe(wanted.Output);
        }
    }

    [Fact]
    public void There_are_as_many_cases_as_promised() => ConformanceCase.ReadAll().Count().ShouldBeGreaterThanOrEqualTo(Promised);

    private static TemplateContext MakeContext(string culture)
    {
        var context = new TemplateContext { TemplateLoader = ReferenceModel.Loader, NewLine = "\n" };
        if (culture.Length > 0)
        {
            context.PushCulture(CultureInfo.GetCultureInfo(culture));
        }

        context.PushGlobal(ReferenceModel.Make());
        return context;
    }
}

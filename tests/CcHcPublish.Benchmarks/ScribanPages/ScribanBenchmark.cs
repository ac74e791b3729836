using System.Globalization;
using Scriban;

namespace CcHcPublish.Benchmarks.ScribanPages;

/// <summary>Parsing and rendering an article page: medians of time and allocation, and the first render of a fresh process.</summary>
public static class ScribanBenchmark
{
    public static int Run()
    {
        var layout = Template.Parse(ArticlePage.Layout, "layout.scriban");
        var article = Template.Parse(ArticlePage.Article, "article.scriban");
        var site = ArticlePage.Site();
        var page = ArticlePage.Page();
        var output = article.Render(ArticlePage.Context(layout, site, page));
        var outputBytes = (output.Length * 2L) + 22;

        var context = Measure.Of(2000, () => ArticlePage.Context(layout, site, page));
        var render = Measure.Of(500, () => article.Render(ArticlePage.Context(layout, site, page)));
        var parse = Measure.Of(200, () => Template.Parse(ArticlePage.Article, "article.scriban"));

        var make = ProductPage.Maker();
        var product = Measure.Of(200, () => make());
        var productBytes = make().Length;

        Console.WriteLine($"output                     {output.Length:#,0} characters");
        Console.WriteLine($"new context                {context}");
        Console.WriteLine($"render with new context    {render}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  beyond the output                     {render.Bytes - outputBytes,9:#,0} B"));
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"product's article page     {product}  ({productBytes:#,0} bytes of UTF-8, model and encoding included)"));
        Console.WriteLine($"parse and compile          {parse}");
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"cold parse and render      {ColdRender.Times().Elapsed[ColdRender.Starts / 2],9:0.0} ms (product's article page, median of {ColdRender.Starts} processes)"));
        return 0;
    }
}

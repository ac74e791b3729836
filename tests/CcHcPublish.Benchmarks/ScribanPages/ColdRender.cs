using System.Diagnostics;
using System.Globalization;
using Scriban;

namespace CcHcPublish.Benchmarks.ScribanPages;

/// <summary>Prints how many milliseconds a fresh process needs to parse two templates and to render the first page.</summary>
public static class ColdRender
{
    public static int Run()
    {
        var site = ArticlePage.Site();
        var page = ArticlePage.Page();
        var started = Stopwatch.GetTimestamp();
        var layout = Template.Parse(ArticlePage.Layout, "layout.scriban");
        var article = Template.Parse(ArticlePage.Article, "article.scriban");
        var output = article.Render(ArticlePage.Context(layout, site, page));
        var elapsed = Stopwatch.GetElapsedTime(started);
        Console.WriteLine(elapsed.TotalMilliseconds.ToString(CultureInfo.InvariantCulture));
        return output.Length > 0 ? 0 : 1;
    }
}

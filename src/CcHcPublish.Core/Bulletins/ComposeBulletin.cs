using System.Globalization;
using System.Text;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Bulletins;

/// <summary>
/// Makes a month's <i>Bản tin CCHC</i>: an article file like any other, which the board reads, changes and approves. The front matter is
/// written here, so that it can always be read; the body is the template's. The same facts and template give the same bytes.
/// </summary>
public static class ComposeBulletin
{
    /// <summary>Where the template lies below the templates folder.</summary>
    public const string TemplatePath = "bulletin/monthly.scriban";

    /// <summary>The slug that the bulletin of a month has for good: by it nothing is composed twice.</summary>
    public static string SlugOf(Quotas.Period month) => string.Create(CultureInfo.InvariantCulture, $"ban-tin-cchc-thang-{month.Number:00}-{month.Year}");

    public static BulletinText Run(BulletinFacts facts, BulletinTemplate template)
    {
        List<Finding> findings = [];
        var model = new BulletinModel(facts);
        if (template(findings, model.Values()) is not { } body) return new BulletinText.Failed(findings);
        var slug = SlugOf(facts.Month);
        return new BulletinText.Composed(slug, (FrontMatter(facts, model, slug) + Tidy(body)).Normalize());
    }

    private static string FrontMatter(BulletinFacts facts, BulletinModel model, string slug)
    {
        var setting = facts.Setting;
        var text = new StringBuilder("---\n");
        Line("title", YamlText.Quote($"{setting.Title} {model.MonthName}"));
        Line("slug", slug);
        Line("summary", YamlText.Quote(model.Summary));
        Line("date", facts.Date.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture));
        Line("unit", YamlText.Quote(setting.Unit));
        Line("author", YamlText.Quote(facts.Agency.Unit(setting.Unit)?.Name ?? facts.Agency.Name));
        Line("genre", "ban-tin");
        Line("plan_items", YamlText.List(setting.PlanItems));
        Line("category", YamlText.Quote(setting.Category));
        if (setting.Channels.Count > 0) Line("channels", YamlText.List(setting.Channels));
        return text.Append("---\n\n").ToString();

        void Line(string key, string value) => text.Append(key).Append(": ").Append(value).Append('\n');
    }

    /// <summary>LF line ends, no blanks at their ends, never two empty lines together: templates leave such behind.</summary>
    private static string Tidy(string body)
    {
        var text = new StringBuilder(body.Length);
        var blanks = 0;
        foreach (var line in body.ReplaceLineEndings("\n").AsSpan().Trim().EnumerateLines())
        {
            blanks = line.IsWhiteSpace() ? blanks + 1 : 0;
            if (blanks < 2) text.Append(line.TrimEnd()).Append('\n');
        }

        return text.ToString();
    }
}

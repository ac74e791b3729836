using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Core.Yaml;

namespace CcHcPublish.Core.Articles;

/// <summary>Turns a file of front matter and Markdown into an <see cref="Article"/>. None is returned when a required value is missing or cannot be read.</summary>
public static class ArticleReader
{
    /// <summary>Longest file that is read, in bytes. Pictures lie beside the text, so even a bulletin stays far below it.</summary>
    public const int LargestFile = 1024 * 1024;

    private static readonly Choices<string> Genres = ReadGenres();

    public static Article? Read(SourceFile file, Agency agency, ICollection<Finding> findings)
    {
        List<Finding> own = [];
        var article = ReadAll(file, agency, own);
        foreach (var finding in own) findings.Add(finding);
        return own.Exists(finding => finding.Severity == Severity.Error) ? null : article;
    }

    private static Article? ReadAll(SourceFile file, Agency agency, List<Finding> findings)
    {
        if (SourceText.Read(file, LargestFile, findings) is not { } text) return null;
        if (FrontMatter.Split(text) is not { } parts)
        {
            findings.Add(ArticleFindings.NoFrontMatter(new Place(file.Path, 1, 1)));
            return null;
        }

        if (YamlTree.Parse(parts.Yaml, file.Path, findings, firstLine: 2) is not { } root) return null;
        var fields = new YamlFields(root, file.Path, findings);
        var fanpage = fields.Map("fanpage", map => map.OptionalText("text") ?? "");
        var zalo = fields.Map("zalo", map => new ZaloWords(map.OptionalText("title"), map.OptionalText("description"), map.Flag("broadcast")));
        var channels = fields.Texts("channels");
        var title = fields.Text("title");
        var slug = fields.OptionalText("slug");
        if (slug is not null && !Vietnamese.IsSlug(slug)) findings.Add(ArticleFindings.WrongSlug(fields.PlaceOf("slug"), slug, Vietnamese.Slug(slug)));
        var article = new Article
        {
            Agency = agency.Id,
            Path = file.Path,
            Hash = file.Hash,
            Title = title,
            Slug = slug ?? Vietnamese.Slug(title),
            Summary = fields.Text("summary"),
            Date = fields.OptionalDateTime("date", required: true) ?? default,
            Unit = fields.Text("unit"),
            With = fields.Texts("with"),
            Author = fields.Text("author"),
            Genre = fields.Choice("genre", Genres),
            PlanItems = fields.Texts("plan_items", required: true),
            Category = fields.Text("category"),
            Tags = fields.Texts("tags"),
            Cover = fields.OptionalText("cover"),
            CoverAlt = fields.OptionalText("cover_alt"),
            CoverCredit = fields.OptionalText("cover_credit"),
            Source = fields.OptionalText("source"),
            Channels = channels.Count > 0 ? channels : agency.DefaultChannels,
            FanpageText = string.IsNullOrEmpty(fanpage) ? null : fanpage,
            ZaloTitle = zalo?.Title,
            ZaloDescription = zalo?.Description,
            ZaloBroadcast = zalo?.Broadcast ?? false,
            Body = parts.Body,
            BodyLine = parts.BodyLine,
            Places = fields.Places(),
        };
        fields.Done();
        if (article.Slug.Length == 0 && title.Length > 0) findings.Add(ArticleFindings.WrongSlug(fields.PlaceOf("title"), title, "tin-moi"));
        return article;
    }

    private static Choices<string> ReadGenres()
    {
        var genres = new Choices<string>();
        foreach (var genre in Genre.All) genres[genre.Id] = genre.Id;
        return genres;
    }

    private sealed record ZaloWords(string? Title, string? Description, bool Broadcast);
}

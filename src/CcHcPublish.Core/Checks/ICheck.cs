using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Plans;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CcHcPublish.Core.Checks;

/// <summary>One editorial rule.</summary>
/// <remarks>
/// For implementers: pure; look only at the subject; one finding per place; an Error blocks approval, an Advice never does. Add the class to
/// <see cref="CheckList"/>.
/// </remarks>
public interface ICheck
{
    IEnumerable<Finding> Check(CheckSubject subject);
}

/// <summary>An article with everything a check may look at. Parts that several checks need are made once.</summary>
public sealed class CheckSubject
{
    private CheckSubject(Article article, AgencyContent content)
    {
        Article = article;
        Content = content;
        Plan = content.Plan(article.Date.Year);
        var document = ArticleMarkdown.TryParse(article.Body);
        IsTooDeep = document is null;
        Document = document ?? [];
        Body = ArticleProse.Body(article, Document);
        Prose = [.. ArticleProse.FrontMatter(article), Body];
        Links = [.. Document.Descendants<LinkInline>()];
        Channels = [.. article.Channels.Distinct().Select(Agency.Channel).OfType<ChannelSetting>().Select(channel => (channel, ChannelLimits.Of(channel.Kind)))];
    }

    public Article Article { get; }

    /// <summary>All of the agency's files: the other articles, pictures and plans.</summary>
    public AgencyContent Content { get; }

    public Agency Agency => Content.Agency;

    /// <summary>The plan of the article's year, or null when the agency has none that could be read.</summary>
    public Plan? Plan { get; }

    /// <summary>The parsed body; spans are offsets into the article's body, for <see cref="At"/>.</summary>
    public MarkdownDocument Document { get; }

    /// <summary>The body is nested too deeply to be parsed; <see cref="Document"/> is empty then.</summary>
    public bool IsTooDeep { get; }

    public Prose Body { get; }

    /// <summary>Everything the article says to readers: values of the front matter first, the body last.</summary>
    public IReadOnlyList<Prose> Prose { get; }

    /// <summary>Links and pictures of the body, in order.</summary>
    public IReadOnlyList<LinkInline> Links { get; }

    /// <summary>The channels the article goes to and what each takes; channels the agency does not have are left out.</summary>
    public IReadOnlyList<(ChannelSetting Channel, ChannelLimits Limits)> Channels { get; }

    public DateOnly Day => DateOnly.FromDateTime(Article.Date);

    public static CheckSubject Of(Article article, AgencyContent content) => new(article, content);

    /// <summary>Where a node of the body stands in the file.</summary>
    public Place At(MarkdownObject node) => Body.At(Math.Clamp(node.Span.Start, 0, Article.Body.Length));
}

using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Text;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace CcHcPublish.Core.Checks;

/// <summary>Links lead to safe addresses, and links to the agency's own articles lead to one that exists by then.</summary>
public sealed class LinkCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        foreach (var link in subject.Links.Where(link => !link.IsImage))
        {
            if (Wrong(subject, link.Url ?? "", subject.At(link)) is { } wrong) yield return wrong;
        }

        foreach (var link in subject.Document.Descendants<AutolinkInline>().Where(link => !link.IsEmail))
        {
            if (Wrong(subject, link.Url, subject.At(link)) is { } wrong) yield return wrong;
        }
    }

    private static Finding? Wrong(CheckSubject subject, string address, Place place)
    {
        if (address.StartsWith(ArticleMarkdown.ArticleScheme, StringComparison.Ordinal)) return ToArticle(subject, address, place);
        if (ArticleMarkdown.IsSafeLink(address)) return null;
        return HasScheme(address) ? Unsafe(place, address) : Relative(place, address);
    }

    private static Finding? ToArticle(CheckSubject subject, string address, Place place)
    {
        var slug = address[ArticleMarkdown.ArticleScheme.Length..].Split('#')[0];
        if (subject.Content.Article(slug) is { } target) return target.Date > subject.Article.Date ? Later(place, target) : null;
        var nearest = Nearest.Of(slug, subject.Content.Articles.Select(article => article.Slug));
        return new Finding("link-article", Severity.Error, place,
            new($"Không có bài “{slug}”.", $"There is no article “{slug}”."),
            nearest is null
                ? new("Ghi đúng slug của bài được dẫn: bai:slug-cua-bai.", "Write the slug of the article: bai:its-slug.")
                : new($"Có phải ý bạn là “bai:{nearest}”?", $"Did you mean “bai:{nearest}”?"));
    }

    private static Finding Later(Place place, Article target) => new("link-later", Severity.Advice, place,
        new(
            $"Bài “{target.Title}” đến {target.Date.Vi()} mới ra, nên lúc đầu liên kết chưa mở được.",
            $"“{target.Title}” appears only on {target.Date.En()}, so the link leads nowhere at first."),
        new("Đổi ngày của một trong hai bài, hoặc thêm liên kết sau khi bài kia đã ra.", "Change one of the dates, or add the link once the other has appeared."));

    // A colon before any slash makes a scheme (RFC 3986, 4.2); blanks and control characters are skipped by browsers.
    private static bool HasScheme(string address)
    {
        var colon = address.IndexOf(':');
        return colon > 0 && address.AsSpan(0, colon).IndexOfAny('/', '?', '#') < 0;
    }

    private static Finding Unsafe(Place place, string address) => new("link-unsafe", Severity.Error, place,
        new($"Liên kết “{Short(address)}” không an toàn.", $"The link “{Short(address)}” is not safe."),
        new("Chỉ dùng http, https, mailto, tel, hoặc bai: để dẫn tới bài khác.", "Use only http, https, mailto, tel, or bai: for another article."));

    private static Finding Relative(Place place, string address) => new("link-relative", Severity.Error, place,
        address.Length == 0 ? new("Liên kết chưa có địa chỉ.", "The link has no address.")
            : new($"Liên kết “{Short(address)}” không có phần đầu, sẽ hỏng khi bài lên các kênh.", $"The link “{Short(address)}” has no scheme and breaks on the channels."),
        new("Ghi địa chỉ đầy đủ https://…, hoặc bai:slug để dẫn tới bài khác.", "Write the full address https://…, or bai:slug for another article."));

    private static string Short(string address) => address.Length <= 60 ? address : address[..60] + "…";
}

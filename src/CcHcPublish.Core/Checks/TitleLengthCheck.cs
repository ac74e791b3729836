using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Core.Checks;

/// <summary>The title fits every channel that shows it; Zalo may have a title of its own.</summary>
public sealed class TitleLengthCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        var hasOwn = article.ZaloTitle is not null;
        if (Wrong(subject, article.Title, "title", channel => !(hasOwn && channel.Kind == ChannelKind.Zalo)) is { } wrong) yield return wrong;
        if (hasOwn && Wrong(subject, article.ZaloTitle!, "zalo.title", channel => channel.Kind == ChannelKind.Zalo) is { } own) yield return own;
    }

    private static Finding? Wrong(CheckSubject subject, string title, string key, Func<ChannelSetting, bool> uses)
    {
        var length = TextLength.Of(title);
        if (TextLength.Strictest(subject, uses, limits => limits.TitleLongest) is not var (channel, longest) || length <= longest) return null;
        return new Finding("title-length", Severity.Error, subject.Article.PlaceOf(key),
            new($"Tiêu đề dài {length} ký tự; {channel.Name} nhận nhiều nhất {longest}.", $"The title has {length} characters; “{channel.Name}” takes {longest}."),
            key == "title" && channel.Kind == ChannelKind.Zalo
                ? new("Rút gọn, hoặc viết tiêu đề riêng cho Zalo ở zalo: { title: … }.", "Shorten it, or give Zalo a title of its own in zalo: { title: … }.")
                : new($"Bớt ít nhất {length - longest} ký tự.", $"Take away at least {length - longest} characters."));
    }
}

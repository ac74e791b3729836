using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Core.Checks;

/// <summary>The summary (sapo) fits every channel that shows it; Zalo may have a description, the fanpage a text of its own.</summary>
public sealed class SummaryLengthCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (Wrong(subject, article.Summary, "summary", Uses) is { } wrong) yield return wrong;
        if (article.ZaloDescription is { } own && Wrong(subject, own, "zalo.description", channel => channel.Kind == ChannelKind.Zalo) is { } alsoWrong) yield return alsoWrong;

        bool Uses(ChannelSetting channel) => channel.Kind switch
        {
            ChannelKind.Zalo => article.ZaloDescription is null,
            ChannelKind.Facebook => article.FanpageText is null,
            _ => true,
        };
    }

    private static Finding? Wrong(CheckSubject subject, string summary, string key, Func<ChannelSetting, bool> uses)
    {
        var length = TextLength.Of(summary);
        if (TextLength.Strictest(subject, uses, limits => limits.SummaryLongest) is not var (channel, longest) || length <= longest) return null;
        return new Finding("summary-length", Severity.Error, subject.Article.PlaceOf(key),
            new($"Sapo dài {length} ký tự; {channel.Name} nhận nhiều nhất {longest}.", $"The summary has {length} characters; “{channel.Name}” takes {longest}."),
            key == "summary" && channel.Kind == ChannelKind.Zalo
                ? new("Rút gọn, hoặc viết mô tả riêng cho Zalo ở zalo: { description: … }.", "Shorten it, or give Zalo a description of its own in zalo: { description: … }.")
                : new($"Bớt ít nhất {length - longest} ký tự.", $"Take away at least {length - longest} characters."));
    }
}

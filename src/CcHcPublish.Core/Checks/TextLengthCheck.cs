using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Core.Checks;

/// <summary>The fanpage's own text and the body fit the channels that carry them.</summary>
public sealed class TextLengthCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (article.FanpageText is { } post && Wrong(subject, post, article.PlaceOf("fanpage.text"), channel => channel.Kind == ChannelKind.Facebook) is { } wrong) yield return wrong;
        if (Wrong(subject, article.Body, subject.Body.At(0), channel => channel.Kind is not ChannelKind.Facebook) is { } alsoWrong) yield return alsoWrong;
    }

    private static Finding? Wrong(CheckSubject subject, string text, Place place, Func<ChannelSetting, bool> uses)
    {
        var length = TextLength.Of(text);
        if (TextLength.Strictest(subject, uses, limits => limits.TextLongest) is not var (channel, longest) || length <= longest) return null;
        return new Finding("text-length", Severity.Error, place,
            new($"Nội dung dài {length} ký tự; {channel.Name} nhận nhiều nhất {longest}.", $"The text has {length} characters; “{channel.Name}” takes {longest}."),
            new("Rút gọn, chia thành nhiều bài, hoặc bỏ kênh này khỏi “channels”.", "Shorten it, split it, or take the channel out of “channels”."));
    }
}

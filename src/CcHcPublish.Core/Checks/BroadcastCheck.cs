using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Core.Checks;

/// <summary>Nobody waits for a Zalo broadcast that this version does not send. Without a Zalo channel there is nothing to broadcast.</summary>
public sealed class BroadcastCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (!article.ZaloBroadcast || !subject.Channels.Any(to => to.Channel.Kind == ChannelKind.Zalo)) yield break;
        yield return new Finding("zalo-broadcast", Severity.Advice, article.PlaceOf("zalo.broadcast"),
            new("Bài sẽ được đăng lên OA, nhưng phiên bản này chưa gửi bài tới người quan tâm.",
                "The article will be published on the OA, but this version does not broadcast it to followers."),
            new("Sau khi bài lên OA, gửi tới người quan tâm bằng tay trong trang quản trị OA.",
                "Once it is on the OA, broadcast it by hand in the OA's admin page."));
    }
}

using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Core.Checks;

/// <summary>Nobody waits for a Zalo broadcast that the agency's channel does not send. Without a Zalo channel there is nothing to broadcast.</summary>
public sealed class BroadcastCheck : ICheck
{
    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        var article = subject.Article;
        if (!article.ZaloBroadcast || !subject.Channels.Any(to => to.Channel is { Kind: ChannelKind.Zalo, Broadcasts: false })) yield break;
        yield return new Finding("zalo-broadcast", Severity.Advice, article.PlaceOf("zalo.broadcast"),
            new("Bài sẽ được đăng lên OA, nhưng kênh Zalo chưa bật gửi tới người quan tâm.",
                "The article will be published on the OA, but the Zalo channel does not broadcast to followers."),
            new("Khai broadcast: true ở kênh zalo trong agency.yaml, hoặc sau khi bài lên OA thì gửi bằng tay trong trang quản trị OA.",
                "Set broadcast: true on the zalo channel in agency.yaml, or broadcast it by hand in the OA's admin page once it is there."));
    }
}

using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class BroadcastCheckTests
{
    [Fact]
    public void WhoAsksForABroadcastIsToldToSendItByHand() =>
        Checking.With<BroadcastCheck>(A.Article() with { ZaloBroadcast = true, Channels = ["website", "zalo"] })
            .ShouldBeOne("zalo-broadcast", Severity.Advice, "gửi bằng tay trong trang quản trị OA");

    [Fact]
    public void NothingIsSaidWhereTheChannelBroadcasts()
    {
        var agency = A.Agency();
        var broadcasting = agency with { Channels = [.. agency.Channels.Select(channel => channel with { Broadcasts = channel.Kind == ChannelKind.Zalo })] };

        Checking.With<BroadcastCheck>(A.Article() with { ZaloBroadcast = true, Channels = ["website", "zalo"] }, broadcasting).ShouldBeEmpty();
    }

    [Fact]
    public void WithoutTheWishOrWithoutTheChannelThereIsNothingToSay()
    {
        Checking.With<BroadcastCheck>(A.Article() with { Channels = ["website", "zalo"] }).ShouldBeEmpty();
        Checking.With<BroadcastCheck>(A.Article() with { ZaloBroadcast = true, Channels = ["website"] }).ShouldBeEmpty();
    }
}

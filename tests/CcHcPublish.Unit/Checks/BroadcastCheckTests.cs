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
            .ShouldBeOne("zalo-broadcast", Severity.Advice, "gửi tới người quan tâm bằng tay trong trang quản trị OA");

    [Fact]
    public void WithoutTheWishOrWithoutTheChannelThereIsNothingToSay()
    {
        Checking.With<BroadcastCheck>(A.Article() with { Channels = ["website", "zalo"] }).ShouldBeEmpty();
        Checking.With<BroadcastCheck>(A.Article() with { ZaloBroadcast = true, Channels = ["website"] }).ShouldBeEmpty();
    }
}

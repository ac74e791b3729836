using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class ChannelCheckTests
{
    [Fact]
    public void AnUnknownChannelIsToldWithTheNearest() =>
        Checking.With<ChannelCheck>(A.Article() with { Channels = ["website", "fanpages"] }).ShouldBeOne("channel", Severity.Error, "“fanpage”?");

    [Fact]
    public void AChannelIsChosenOnce() =>
        Checking.With<ChannelCheck>(A.Article() with { Channels = ["zalo", "zalo"] }).ShouldBeOne("channel-twice", Severity.Error, "“zalo”");

    [Fact]
    public void TheAgencysChannelsAreFine() => Checking.With<ChannelCheck>(A.Article()).ShouldBeEmpty();
}

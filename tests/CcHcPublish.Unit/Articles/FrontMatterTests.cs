using CcHcPublish.Core.Articles;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Articles;

public sealed class FrontMatterTests
{
    [Fact]
    public void TheBodyBeginsBehindTheSecondFence() =>
        FrontMatter.Split("---\na: 1\n---  \nMột\n---\nHai").ShouldBe(new FrontMatter("a: 1\n", "Một\n---\nHai", 4));

    [Fact]
    public void TheBodyMayBeMissing() => FrontMatter.Split("---\na: 1\n---").ShouldBe(new FrontMatter("a: 1\n", "", 4));

    [Fact]
    public void AnOpenFenceIsNone() => FrontMatter.Split("---\na: 1\n").ShouldBeNull();
}

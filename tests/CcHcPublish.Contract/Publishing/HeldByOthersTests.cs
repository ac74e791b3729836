using CcHcPublish.Contract.Storage;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Publishing;

/// <summary>A look does not take another article's post for its own.</summary>
public sealed class HeldByOthersTests
{
    public static TheoryData<string> Databases => OnBothDatabases.All;

    [Theory, MemberData(nameof(Databases))]
    public async Task ALookIsToldWhatOtherArticlesHoldOnItsChannel(string database)
    {
        await using var stage = await PublishingStage.OpenAsync(database);
        await stage.ApprovedAsync("bai-cu", PublishingStage.Start, "fanpage");
        await stage.SweepAsync();
        stage.Pass(TimeSpan.FromDays(2));
        await stage.ApprovedAsync("mot-cua", stage.Clock.GetUtcNow(), "fanpage", "website");
        await stage.ApprovedAsync("hai-cua", stage.Clock.GetUtcNow(), "fanpage", "website");
        stage.Fanpage.LosesAnswer();
        await stage.SweepAsync();
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();
        stage.Pass(TimeSpan.FromMinutes(1));
        await stage.SweepAsync();

        var look = stage.Fanpage.Looked.Last();
        var other = stage.Fanpage.Shown.Single(shown => shown.PublicationId != look.PublicationId && !shown.PublicationId.Contains("bai-cu", StringComparison.Ordinal));
        // Neither its own, nor what is too old to be met, nor what stands on another channel.
        look.HeldByOthers.ShouldBe([other.ExternalId]);
        (await stage.FindAsync(look.PublicationId)).State.ShouldBe(PublicationState.Published);
    }

    [Fact]
    public void APostOfPhotosWithTheSameTextThatAnotherHoldsIsNotOurs()
    {
        var match = new PostMatch { Message = "Ảnh lễ trao giải", PhotoCount = 2, Since = PublishingStage.Start };
        var post = new PagePost { Id = "1_2", Address = new Uri("https://www.facebook.com/1_2"), Message = "Ảnh lễ trao giải", PhotoIds = ["a", "b"], CreatedAt = PublishingStage.Start, IsPublished = true };

        match.IsExactly(post, null).ShouldBeTrue();
        (match with { HeldByOthers = new HashSet<string> { "1_2" } }).IsExactly(post, null).ShouldBeFalse();
        (match with { HeldByOthers = new HashSet<string> { "1_2" } }).IsNearly(post, null).ShouldBeFalse();
    }
}

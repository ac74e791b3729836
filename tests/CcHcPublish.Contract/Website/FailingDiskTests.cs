using CcHcPublish.Core.Channels;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Website;

/// <summary>A disk that fails in the middle leaves readers with nothing that was reported as not sent, and takes nothing from them that they had.</summary>
public sealed class FailingDiskTests : IDisposable
{
    private readonly WebsiteStage stage = new();

    private string PageFile => Path.Combine(stage.Public, "bai", "ba-buoc", "index.html");

    [Fact]
    public async Task A_folder_that_cannot_be_written_defers_with_a_reason_and_shows_nothing()
    {
        // A file where the folder should be: refused to everybody, also to root, on every system.
        Directory.CreateDirectory(Path.GetDirectoryName(stage.State)!);
        File.WriteAllText(stage.State, "");

        var deferred = (await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default)).ShouldBeOfType<DeliveryOutcome.Deferred>();

        deferred.Reason.ShouldBe("Không ghi được vào thư mục trang web.");
        deferred.RetryAfter.ShouldNotBeNull();
        File.Delete(stage.State);
        await stage.Channel.RefreshAsync(default);
        stage.Page("index.html").ShouldNotContain("ba-buoc");
    }

    [Fact]
    public async Task A_first_delivery_whose_page_cannot_be_written_leaves_nothing_that_the_lists_would_bring()
    {
        var delivery = stage.Delivery(WebsiteStage.Article("ba-buoc"));
        Directory.CreateDirectory(PageFile);

        (await stage.Channel.SendAsync(delivery, default)).ShouldBeOfType<DeliveryOutcome.Deferred>();

        Directory.Delete(PageFile);
        (await stage.Channel.FindAsync(delivery, default)).ShouldBeOfType<FindOutcome.Absent>();
        await stage.Channel.RefreshAsync(default);
        File.Exists(PageFile).ShouldBeFalse();
        stage.Page("index.html").ShouldNotContain("ba-buoc");
        (await stage.Channel.SendAsync(delivery, default)).ShouldBeOfType<DeliveryOutcome.Published>();
        File.Exists(PageFile).ShouldBeTrue();
    }

    [Fact]
    public async Task A_correction_or_withdrawal_whose_page_cannot_be_written_forgets_nothing_and_is_done_when_tried_again()
    {
        var first = stage.Delivery(WebsiteStage.Article("ba-buoc"));
        await stage.Channel.SendAsync(first, default);
        var withdrawal = first with { Withdrawal = new WithdrawalNotice("thu-hoi", "Chưa được thẩm định.", "12/QĐ-SM", WebsiteStage.Start.AddDays(1)) };
        File.Delete(PageFile);
        Directory.CreateDirectory(PageFile);

        (await stage.Channel.WithdrawAsync(withdrawal, "ba-buoc", default)).ShouldBeOfType<DeliveryOutcome.Deferred>();

        Directory.Delete(PageFile);
        (await stage.Channel.WithdrawAsync(withdrawal, "ba-buoc", default)).ShouldBeOfType<DeliveryOutcome.Published>();
        await stage.Channel.RefreshAsync(default);
        stage.Page("bai/ba-buoc/index.html").ShouldContain("Chưa được thẩm định.");
    }

    public void Dispose() => stage.Dispose();
}

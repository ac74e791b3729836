using CcHcPublish.Core.Channels;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Website;

/// <summary>Lists that are renewed while articles are written, by this process or another.</summary>
public sealed class RenewalTests : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly WebsiteStage stage = new();

    private string Mark => Convert.ToHexString(File.ReadAllBytes(Path.Combine(stage.State, ".dirty")));

    [Fact]
    public async Task Beside_a_write_that_fails_it_comes_to_an_end()
    {
        Directory.CreateDirectory(stage.Public);
        File.WriteAllText(Path.Combine(stage.Public, "bai"), "");
        for (var round = 0; round < 200; round++)
        {
            var delivery = stage.Delivery(WebsiteStage.Article($"bai-{round}", $"Bài số {round}"));
            var sending = Task.Run(async () => await stage.Channel.SendAsync(delivery, default));
            var renewing = Task.Run(async () => await stage.Channel.RefreshAsync(default));
            await Task.WhenAll(sending, renewing).WaitAsync(Patience);
        }
    }

    [Fact]
    public async Task Many_writes_on_a_disk_that_fails_come_to_an_end()
    {
        Directory.CreateDirectory(stage.Public);
        File.WriteAllText(Path.Combine(stage.Public, "bai"), "");
        var deliveries = Enumerable.Range(0, 300).Select(many => stage.Delivery(WebsiteStage.Article($"bai-{many}", $"Bài số {many}"))).ToList();

        var outcomes = await Task.WhenAll(deliveries.Select(delivery => Task.Run(async () => await stage.Channel.SendAsync(delivery, default)))).WaitAsync(Patience);

        outcomes.ShouldAllBe(outcome => outcome is DeliveryOutcome.Deferred);
    }

    [Fact]
    public async Task A_disk_that_fails_it_is_no_failure_of_the_sweep()
    {
        await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article("ba-buoc")), default);
        // What the disk refuses here: the folders of two lists.
        foreach (var folder in (string[])["the", "chuyen-muc"]) File.WriteAllText(Path.Combine(stage.Public, folder), "");

        await stage.Channel.RefreshAsync(default);

        File.Exists(Path.Combine(stage.State, ".dirty")).ShouldBeTrue();
    }

    /// <summary>A renewal takes away only the mark that it began with.</summary>
    [Fact]
    public async Task Every_act_leaves_a_mark_of_its_own()
    {
        var delivery = stage.Delivery(WebsiteStage.Article("ba-buoc"));
        HashSet<string> marks = [];
        for (var round = 0; round < 3; round++)
        {
            await stage.Channel.SendAsync(delivery, default);
            marks.Add(Mark).ShouldBeTrue();
            await stage.Channel.WithdrawAsync(delivery with { Withdrawal = new WithdrawalNotice("thu-hoi", "Sai", null, WebsiteStage.Start) }, "ba-buoc", default);
            marks.Add(Mark).ShouldBeTrue();
        }
    }

    [Fact]
    public async Task What_appears_while_another_process_renews_comes_into_the_lists()
    {
        for (var many = 0; many < 150; many++) await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article($"bai-{many}", $"Bài số {many}")), default);
        using var other = stage.Beside();
        await other.RefreshAsync(default);
        for (var round = 0; round < 40; round++)
        {
            var one = stage.Delivery(WebsiteStage.Article($"moi-{round}", $"Bài mới {round}."), 5 + round);
            // The other process has something to renew anyway.
            await stage.Channel.SendAsync(stage.Delivery(WebsiteStage.Article($"cu-{round}", $"Bài kèm {round}."), -5 - round), default);
            var sending = Task.Run(async () => await stage.Channel.SendAsync(one, default));
            await other.RefreshAsync(default);
            (await sending).ShouldBeOfType<DeliveryOutcome.Published>();
            await stage.Channel.RefreshAsync(default);
            stage.Page("index.html").ShouldContain($"Bài mới {round}.", customMessage: $"round {round}");
        }
    }

    public void Dispose() => stage.Dispose();
}

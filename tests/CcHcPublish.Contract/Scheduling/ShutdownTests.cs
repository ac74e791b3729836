using CcHcPublish.Contract.Publishing;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Installation;
using CcHcPublish.Runtime.Monitoring;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>A process that is told to stop claims nothing more, lets what it sends finish, and cuts it off only after the limit.</summary>
public sealed class ShutdownTests : IDisposable
{
    private readonly TempFolder folder = new();

    [Fact]
    public async Task WhatIsBeingSentFinishesAndNothingMoreIsClaimed()
    {
        await using var stage = await PublishingStage.OpenAsync("sqlite");
        var channel = new SlowChannel();
        var ids = new[] { (await stage.ApprovedAsync("bai-1", PublishingStage.Start.AddMinutes(-1), "fanpage"))[0], (await stage.ApprovedAsync("bai-2", PublishingStage.Start, "fanpage"))[0] };
        var runtime = Runtime(stage, channel, TimeSpan.FromSeconds(60));
        using var host = await DeskHost.StartAsync(runtime, [], [], default);
        await channel.Sending.Task.WaitAsync(TimeSpan.FromSeconds(20));

        var stopping = host.StopAsync();
        (await runtime.Health.ReadyAsync(default)).ShouldBeOfType<Readiness.NotReady>().Code.ShouldBe("stopping");
        stopping.IsCompleted.ShouldBeFalse();
        channel.Answer.SetResult();
        await stopping;

        (await stage.FindAsync(ids[0])).State.ShouldBe(PublicationState.Published);
        (await stage.FindAsync(ids[1])).State.ShouldBe(PublicationState.Scheduled);
        (await stage.AttemptsAsync(ids[1])).ShouldBeEmpty();
    }

    [Fact]
    public async Task WhatDoesNotFinishInTimeIsCutOffWithItsAttemptClosedAndLookedForLater()
    {
        await using var stage = await PublishingStage.OpenAsync("sqlite");
        var channel = new SlowChannel();
        var id = (await stage.ApprovedAsync("bai-1", PublishingStage.Start, "fanpage"))[0];
        using var host = await DeskHost.StartAsync(Runtime(stage, channel, TimeSpan.FromSeconds(1)), [], [], default);
        await channel.Sending.Task.WaitAsync(TimeSpan.FromSeconds(20));

        await host.StopAsync();

        (await stage.FindAsync(id)).State.ShouldBe(PublicationState.Unconfirmed);
        (await stage.AttemptsAsync(id)).ShouldBe(["Send Unconfirmed"]);
    }

    public void Dispose() => folder.Dispose();

    private RuntimeServices Runtime(PublishingStage stage, IChannel channel, TimeSpan wait)
    {
        folder.Write("content/so-mau/agency.yaml", File.ReadAllText(SourceTree.PathTo("content", "so-mau", "agency.yaml")));
        return RuntimeServices.Over(stage.Ledger, new RuntimeSettings
        {
            Root = new ContentRoot(folder.Path),
            DataFolder = folder.At("data"),
            Clock = stage.Clock,
            Connect = (_, _) => channel,
            Installation = new InstallationSettings { Schedule = new ScheduleSettings(TimeSpan.FromMinutes(5), wait) },
        });
    }

    /// <summary>Takes a send and answers when the test says so, or when it is cut off.</summary>
    private sealed class SlowChannel : IChannel
    {
        public TaskCompletionSource Sending { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public TaskCompletionSource Answer { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public async ValueTask<DeliveryOutcome> SendAsync(Delivery delivery, CancellationToken cancel)
        {
            Sending.TrySetResult();
            await Answer.Task.WaitAsync(cancel);
            return new DeliveryOutcome.Published("x1", new Uri("https://kenh.example.vn/x1"));
        }

        public ValueTask<DeliveryOutcome> AskAsync(Delivery delivery, string ticket, CancellationToken cancel) => throw new NotSupportedException();

        public ValueTask<FindOutcome> FindAsync(Delivery delivery, CancellationToken cancel) => throw new NotSupportedException();

        public ValueTask<LiveState> ReadAsync(Delivery delivery, string externalId, CancellationToken cancel) => throw new NotSupportedException();

        public ValueTask<DeliveryOutcome> ReplaceAsync(Delivery delivery, string externalId, CancellationToken cancel) => throw new NotSupportedException();

        public ValueTask<DeliveryOutcome> WithdrawAsync(Delivery delivery, string externalId, CancellationToken cancel) => throw new NotSupportedException();
    }
}

using CcHcPublish.Core.Channels;

namespace CcHcPublish.Contract.Channels;

/// <summary>One channel with its far side in the state a scene asks for.</summary>
public abstract class ContractStage : IAsyncDisposable
{
    /// <summary>The time of both sides: a recording made at it can be played at it.</summary>
    public static readonly DateTimeOffset Now = new(2026, 11, 20, 1, 0, 0, TimeSpan.Zero);

    private const int MostQuestions = 5;

    public abstract IChannel Channel { get; }

    public abstract Delivery Delivery { get; }

    public abstract Delivery Correction { get; }

    public virtual Delivery Withdrawal => Delivery with { Withdrawal = new WithdrawalNotice("thu-hoi", "Thay bằng bài mới.", null, Now) };

    public ValueTask<DeliveryOutcome> SendAsync() => Channel.SendAsync(Delivery, default);

    public ValueTask<FindOutcome> FindAsync() => Channel.FindAsync(Delivery, default);

    /// <summary>Asks about a job as the publisher would, until it is settled.</summary>
    public async Task<DeliveryOutcome> SettleAsync(DeliveryOutcome outcome)
    {
        for (var asked = 0; outcome is DeliveryOutcome.Accepted working && asked < MostQuestions; asked++) outcome = await Channel.AskAsync(Delivery, working.Ticket, default);
        return outcome;
    }

    /// <summary>Sends while the scene's cut happens: the outcome's name, or "died" where the process itself is cut off.</summary>
    public virtual async Task<string> CutOffAsync() => (await SendAsync()).GetType().Name;

    /// <summary>A send that the far side has no place for.</summary>
    public virtual async Task<DeliveryOutcome> SendUnknownAsync() => await SendAsync();

    /// <summary>Ends the scene; fails when the far side saw a request that was not part of it, or missed one.</summary>
    public abstract ValueTask DisposeAsync();
}

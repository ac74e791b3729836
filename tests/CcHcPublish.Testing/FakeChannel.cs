using CcHcPublish.Core.Channels;

namespace CcHcPublish.Testing;

/// <summary>A channel whose answers the test sets, and which remembers what really arrived on its side.</summary>
public sealed class FakeChannel : IChannel
{
    private readonly Queue<Func<Delivery, DeliveryOutcome>> answers = new();

    /// <summary>What readers of this channel see, by external id, in order of arrival. A duplicate shows as two entries.</summary>
    public List<(string ExternalId, string PublicationId, string Payload)> Shown { get; } = [];

    public List<string> Calls { get; } = [];

    /// <summary>What was looked for.</summary>
    public List<Delivery> Looked { get; } = [];

    /// <summary>What a look at one post says instead of comparing it.</summary>
    public LiveState? Live { get; set; }

    public string? App { get; init; }

    /// <summary>Whether it asks by itself before the call that readers see, after <see cref="Preparing"/>.</summary>
    public bool AsksBeforeSending { get; set; }

    /// <summary>Waited for before the call, as an upload would be.</summary>
    public Func<Task>? Preparing { get; set; }

    public ChannelPressure? Pressure { get; set; }

    /// <summary>Waited for inside each send, so that a test can stop time there.</summary>
    public Func<Task>? During { get; set; }

    /// <summary>When set, a look cannot tell.</summary>
    public bool IsBlind
    {
        get => BlindBecause is not null;
        set => BlindBecause = value ? "Không xem được kênh." : null;
    }

    /// <summary>Why a look cannot tell; null while it can.</summary>
    public string? BlindBecause { get; set; }

    /// <summary>What else the refusal of a look reaches.</summary>
    public DeferralReach BlindReach { get; set; }

    /// <summary>Waited for inside each look.</summary>
    public Func<CancellationToken, Task>? Looking { get; set; }

    /// <summary>When set, a look ends in this.</summary>
    public Exception? LookThrows { get; set; }

    /// <summary>What a call does after the effect has happened; the default is to confirm it.</summary>
    public FakeChannel Answers(Func<Delivery, DeliveryOutcome> answer)
    {
        answers.Enqueue(answer);
        return this;
    }

    public FakeChannel Answers(DeliveryOutcome outcome) => Answers(_ => outcome);

    /// <summary>What was set to be answered is forgotten: from now on everything is confirmed.</summary>
    public void Answered() => answers.Clear();

    /// <summary>The next send takes effect, and then its answer is lost.</summary>
    public FakeChannel LosesAnswer() => Answers(delivery =>
    {
        Show(delivery);
        throw new IOException("The connection was cut.");
    });

    /// <summary>The next send never arrives, and no answer comes.</summary>
    public FakeChannel LosesRequest() => Answers(_ => throw new IOException("The connection was cut."));

    public async ValueTask<DeliveryOutcome> SendAsync(Delivery delivery, CancellationToken cancel)
    {
        if (Preparing is { } prepare) await prepare();
        if (AsksBeforeSending && !await delivery.MaySend()) return Delivery.Overtaken;
        lock (Calls) Calls.Add("send " + delivery.PublicationId);
        if (During is { } wait) await wait();
        lock (Calls) return answers.TryDequeue(out var answer) ? answer(delivery) : Show(delivery);
    }

    public ValueTask<DeliveryOutcome> AskAsync(Delivery delivery, string ticket, CancellationToken cancel)
    {
        Calls.Add("ask " + ticket);
        return new(answers.TryDequeue(out var answer) ? answer(delivery) : Show(delivery));
    }

    public async ValueTask<FindOutcome> FindAsync(Delivery delivery, CancellationToken cancel)
    {
        Calls.Add("find " + delivery.PublicationId);
        Looked.Add(delivery);
        if (Looking is { } wait) await wait(cancel);
        if (LookThrows is { } failure) throw failure;
        if (BlindBecause is { } why) return new FindOutcome.CannotTell(why) { Reach = BlindReach };
        var found = Shown.Find(shown => shown.PublicationId == delivery.PublicationId);
        return found.ExternalId is null ? new FindOutcome.Absent() : new FindOutcome.Found(found.ExternalId, Address(found.ExternalId)) { Since = Since };
    }

    public ValueTask<LiveState> ReadAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        Calls.Add("read " + externalId);
        if (Live is { } told) return new(told);
        var at = Shown.FindIndex(shown => shown.ExternalId == externalId);
        return new(at < 0 ? new LiveState.Gone() : Shown[at].Payload == delivery.Rendition.Payload ? new LiveState.AsApproved() : new LiveState.Edited(Shown[at].Payload, Shown[at].Payload));
    }

    /// <summary>What this side says of when its posts were made.</summary>
    public DateTimeOffset? Since { get; set; }

    public ValueTask<FindOutcome.Found?> FindAtAsync(Uri address, DateTimeOffset since, CancellationToken cancel) =>
        new(Shown.Find(shown => Address(shown.ExternalId) == address) is { ExternalId: { } id } ? new FindOutcome.Found(id, address) { Since = Since } : null);

    public ValueTask<DeliveryOutcome> ReplaceAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        Calls.Add("replace " + externalId);
        if (answers.TryDequeue(out var answer)) return new(answer(delivery));
        var at = Shown.FindIndex(shown => shown.ExternalId == externalId);
        if (at < 0) return new(new DeliveryOutcome.Rejected("Không còn bài để thay."));
        Shown[at] = (externalId, delivery.PublicationId, delivery.Rendition.Payload);
        return new(new DeliveryOutcome.Published(externalId, Address(externalId)));
    }

    public ValueTask<DeliveryOutcome> WithdrawAsync(Delivery delivery, string externalId, CancellationToken cancel)
    {
        Calls.Add("withdraw " + externalId);
        if (answers.TryDequeue(out var answer)) return new(answer(delivery));
        Shown.RemoveAll(shown => shown.ExternalId == externalId);
        return new(new DeliveryOutcome.Published(externalId, Address(externalId)));
    }

    private DeliveryOutcome.Published Show(Delivery delivery)
    {
        var id = $"x{Shown.Count + 1}";
        Shown.Add((id, delivery.PublicationId, delivery.Rendition.Payload));
        return new DeliveryOutcome.Published(id, Address(id));
    }

    private static Uri Address(string id) => new($"https://kenh.example.vn/{id}");
}

using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Publishing;

public enum PauseKind
{
    /// <summary>A budget is used up.</summary>
    Busy,

    /// <summary>A person must repair the account's grant.</summary>
    Repair,

    /// <summary>No account is connected.</summary>
    Unconnected,

    /// <summary>The account makes nothing new for now; whatever is there goes on.</summary>
    Posting,
}

/// <summary>A channel that is left alone until a time; then one publication tries, and either ends the pause or prolongs it.</summary>
public sealed record ChannelPause(string Agency, string Channel, PauseKind Kind, string Reason, DateTimeOffset Since, DateTimeOffset Until)
{
    /// <summary>As <see cref="ChannelPauses.StopsIt"/>.</summary>
    public bool Stops(Publication publication) => Kind != PauseKind.Posting || publication is { State: PublicationState.Scheduled, Act: PublicationAct.Publish };
}

/// <summary>The pauses of all channels, in the ledger, so that every node keeps them. While one stands, publications wait; they do not fail.</summary>
public static class ChannelPauses
{
    /// <summary>The SQL condition that a pause s keeps publication p of its channel back while it stands.</summary>
    internal const string StopsIt = "(s.kind <> 'Posting' or p.state = 'Scheduled' and p.act = 'Publish')";

    /// <summary>The SQL list of the kinds that only a person or a new month ends: nothing expires meanwhile.</summary>
    internal const string Lasting = "('Repair', 'Unconnected', 'Posting')";

    private static readonly TimeSpan[] Backoff = [.. new[] { 1, 2, 5, 10, 20, 40, 60 }.Select(minutes => TimeSpan.FromMinutes(minutes))];

    /// <summary>A person repairs a grant within hours; asking every half hour finds it soon enough.</summary>
    private static readonly TimeSpan BetweenRepairs = TimeSpan.FromMinutes(30);

    public static Task<IReadOnlyList<ChannelPause>> StandingAsync(Ledger ledger, CancellationToken cancel) =>
        ledger.ReadAsync("select * from pauses where ended_at is null order by agency, channel", Read, cancel);

    /// <summary>
    /// Begins a pause or prolongs the one that stands. A budget that tells no time is left alone longer each time; one that is over at once does not end what
    /// stands.
    /// </summary>
    public static async Task BeginAsync(Change change, string agency, string channel, PauseKind kind, string reason, TimeSpan? wait, DateTimeOffset now)
    {
        var standing = await change.FirstAsync(
            "select rounds from pauses where agency = @agency and channel = @channel and kind = @kind and ended_at is null", row => row.OptionalNumber("rounds"),
            ("agency", agency), ("channel", channel), ("kind", kind));
        var rounds = (int)(standing ?? 0) + 1;
        var pause = wait ?? (kind == PauseKind.Busy ? Backoff[Math.Min(rounds, Backoff.Length) - 1] : BetweenRepairs);
        await change.RunAsync(
            $"""
            insert into pauses (agency, channel, kind, reason, since, until, rounds, round_at) values (@agency, @channel, @kind, @reason, @now, @until, @rounds, @now)
            on conflict (agency, channel) do update set kind = @kind, reason = @reason, until = @until, rounds = @rounds, round_at = @now,
              since = case when pauses.ended_at is null then pauses.since else @now end, ended_at = null,
              repaired_at = case when pauses.kind in {Lasting} then coalesce(pauses.ended_at, @now) else pauses.repaired_at end
            where @until > @now or pauses.ended_at is not null or pauses.until <= @now
            """,
            ("agency", agency), ("channel", channel), ("kind", kind), ("reason", reason), ("now", now), ("until", now + pause), ("rounds", rounds));
    }

    /// <summary>
    /// The channel served after its pause had run out. One that began meanwhile, by another page of the same app, stands; so does one that had never kept it back.
    /// </summary>
    public static Task<int> EndRunOutAsync(Change change, Ended served, DateTimeOffset now) => change.RunAsync(
        "update pauses set ended_at = @now where agency = @agency and channel = @channel and ended_at is null and until <= @now and (kind <> 'Posting' or @post = 1)",
        ("now", now), ("agency", served.Next.Agency), ("channel", served.Next.Channel), ("post", IsNewPost(served) ? 1 : 0));

    /// <summary>The account was connected anew: what waits may go at once.</summary>
    public static Task<int> EndAsync(Change change, string agency, string channel, DateTimeOffset now) => change.RunAsync(
        "update pauses set ended_at = @now, until = @now where agency = @agency and channel = @channel and ended_at is null", ("now", now), ("agency", agency),
        ("channel", channel));

    /// <summary>The far side took it: what is asked about or looked for was taken before, and what was refused may have been refused by what comes first.</summary>
    private static bool IsNewPost(Ended served) =>
        served is { Claim: { Kind: AttemptKind.Send, Publication.Act: PublicationAct.Publish }, Next.State: PublicationState.Published or PublicationState.Sending };

    /// <summary>What is no new post, and is refused as one, would be tried for ever under a pause that lets it pass.</summary>
    internal static PauseKind KindOf(DeferralReach reach, PublicationAct act) => reach switch
    {
        DeferralReach.Posting when act == PublicationAct.Publish => PauseKind.Posting,
        DeferralReach.Posting or DeferralReach.Repair => PauseKind.Repair,
        _ => PauseKind.Busy,
    };

    private static ChannelPause Read(Row row) => new(
        row.Text("agency"), row.Text("channel"), row.Word<PauseKind>("kind"), row.Text("reason"), row.Time("since"), row.Time("until"));
}

using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Storage;
using Zalo.OA.SDK;
using Allowance = CcHcPublish.Core.Channels.Allowance;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>
/// Reads what connected OAs may still do this month. It never waits for long, never throws for anything the far side does, and spends no refresh
/// token: the command that asks may end at any moment.
/// </summary>
/// <remarks>
/// There is no call for the allowance of articles (section 7 of the Zalo reference): it is counted, on the OA and in the ledger, the larger one. The
/// calendar month in Vietnam stands for the package's month, whose day of renewal the service does not tell.
/// </remarks>
public sealed class ReadAllowances
{
    private const int MostPages = 20;

    private static readonly TimeSpan Vietnam = TimeSpan.FromHours(7);

    private readonly Ledger ledger;
    private readonly OpenAccounts accounts;
    private readonly TimeProvider clock;

    internal ReadAllowances(Ledger ledger, OpenAccounts accounts, TimeProvider clock)
    {
        this.ledger = ledger;
        this.accounts = accounts;
        this.clock = clock;
    }

    /// <summary>How long the far side has, by the real clock.</summary>
    public TimeSpan Within { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Those of the channels that are connected OAs; empty where none is.</summary>
    public async Task<IReadOnlyList<ChannelAllowances>> RunAsync(string agency, IEnumerable<ChannelSetting> channels, CancellationToken cancel)
    {
        List<ChannelAllowances> read = [];
        foreach (var channel in channels.Where(channel => channel.Kind == ChannelKind.Zalo))
        {
            if (await ReadAsync(agency, channel, cancel) is { } one) read.Add(one);
        }

        return read;
    }

    /// <summary>Null where nothing is connected.</summary>
    public async Task<ChannelAllowances?> ReadAsync(string agency, ChannelSetting channel, CancellationToken cancel)
    {
        try
        {
            if (await accounts.FindAsync(agency, channel.Id, cancel) is not OpenAccount.Oa oa) return null;
            if (await oa.Store.ReadAsync(cancel) is not { Pair: var pair } || pair.AccessExpiresAt <= clock.GetUtcNow())
                return Nothing(channel, new("mã truy cập đang chờ gia hạn", "the token waits to be renewed"));
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancel);
            limit.CancelAfter(Within);
            using var client = oa.Onlooker(pair.AccessToken);
            return await AskAsync(client, agency, channel, limit.Token);
        }
        catch (OperationCanceledException) when (!cancel.IsCancellationRequested)
        {
            return Nothing(channel, new($"Zalo chưa trả lời trong {Within.TotalSeconds:0} giây", $"no answer from Zalo within {Within.TotalSeconds:0} seconds"));
        }
        catch (SealBrokenException broken)
        {
            return Nothing(channel, broken.Why);
        }
    }

    /// <summary>What was seen at a time of this month, with what this desk has sent and planned since: nobody is asked.</summary>
    /// <param name="at">When <paramref name="seen"/> was told.</param>
    public async Task<Allowance> SinceAsync(string agency, ChannelSetting channel, Allowance seen, DateTimeOffset at, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToOffset(Vietnam);
        var begin = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, Vietnam);
        var isArticles = seen.Kind == AllowanceKind.Articles;
        var id = isArticles ? channel.Id : channel.Broadcast.Id;
        var (ours, since) = (await CountOursAsync(agency, id, begin, cancel), await CountOursAsync(agency, id, at < begin ? begin : at, cancel));
        // The package's figure is the agency's to declare, and may have changed since.
        return seen with { Total = isArticles ? channel.ArticlesPerMonth : seen.Total, Used = Math.Max(seen.Used + since.Sent, ours.Sent), Waiting = ours.Waiting };
    }

    private async Task<ChannelAllowances> AskAsync(ZaloOaClient client, string agency, ChannelSetting channel, CancellationToken cancel)
    {
        var now = clock.GetUtcNow().ToOffset(Vietnam);
        var begin = new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, Vietnam);
        var counting = CountAsync(client, begin, cancel);
        var asked = await client.GetBroadcastQuotaAsync(cancel);
        var (count, error) = await counting;
        var ours = await CountOursAsync(agency, channel.Id, begin, cancel);
        List<Allowance> seen = [];
        if (count is { } there) seen.Add(new Allowance(AllowanceKind.Articles, channel.ArticlesPerMonth, Math.Max(there, ours.Sent), ours.Waiting));
        if (asked.TryGet(out var quota, out var refused))
        {
            var (total, left) = ((int)Math.Clamp(quota.Total, 0, int.MaxValue), (int)Math.Clamp(quota.Remain, 0, int.MaxValue));
            var sending = await CountOursAsync(agency, channel.Broadcast.Id, begin, cancel);
            seen.Add(new Allowance(AllowanceKind.Broadcasts, total, Math.Max(0, total - left), sending.Waiting));
        }

        return new ChannelAllowances(channel.Id, channel.Name, seen, (error ?? refused) is { } why ? Said(why) : null);
    }

    /// <summary>How many articles of the OA, whoever wrote them, are of this month.</summary>
    private static async Task<(int? Count, ZaloError? Error)> CountAsync(ZaloOaClient client, DateTimeOffset begin, CancellationToken cancel)
    {
        var count = 0;
        for (var page = 0; page < MostPages; page++)
        {
            var listed = await client.ListArticlesAsync(ArticleKind.Normal, page * ZaloOaClient.MaxPageSize, cancel: cancel);
            if (!listed.TryGet(out var slice, out var error)) return (null, error);
            count += slice.Items.Count(item => item.CreatedAt >= begin);
            if (slice.Items.Count == 0 || slice.Items[^1].CreatedAt < begin || (page + 1) * ZaloOaClient.MaxPageSize >= slice.Total) break;
        }

        return (count, null);
    }

    /// <summary>What was sent since <paramref name="begin"/>, a time of this month, and what is due before the month ends.</summary>
    private async Task<(int Sent, int Waiting)> CountOursAsync(string agency, string channel, DateTimeOffset begin, CancellationToken cancel) => (await ledger.ReadAsync(
        """
        select coalesce(sum(case when state in ('Published', 'Sending', 'Unconfirmed') and first_sent_at >= @begin then 1 else 0 end), 0) as sent,
               coalesce(sum(case when state = 'Scheduled' and due_at < @end then 1 else 0 end), 0) as waiting
        from publications where agency = @agency and channel = @channel and act = 'Publish' and (state = 'Scheduled' or first_sent_at >= @begin)
        """,
        row => ((int)row.Number("sent"), (int)row.Number("waiting")), cancel,
        ("agency", agency), ("channel", channel), ("begin", begin), ("end", EndOfMonth(begin)))).Single();

    private static DateTimeOffset EndOfMonth(DateTimeOffset time)
    {
        var local = time.ToOffset(Vietnam);
        return new DateTimeOffset(local.Year, local.Month, 1, 0, 0, 0, Vietnam).AddMonths(1);
    }

    private static Words Said(ZaloError error) => error.Code is { } code
        ? new($"Zalo từ chối cho xem, mã {code}", $"Zalo refused to tell, code {code}")
        : new("không nhận được trả lời của Zalo", "Zalo gave no answer");

    private static ChannelAllowances Nothing(ChannelSetting channel, Words why) => new(channel.Id, channel.Name, [], why);
}

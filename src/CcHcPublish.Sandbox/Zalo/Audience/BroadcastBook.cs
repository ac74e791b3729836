using System.Globalization;
using System.Text.Json;
using CcHcPublish.Sandbox.State;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Audience;

/// <summary>A broadcast that was accepted. Time in epoch milliseconds.</summary>
internal sealed record BroadcastRecord(string MessageId, string OaId, IReadOnlyList<string> ArticleIds, string Target, long At);

/// <summary>What was broadcast: at most one a day and OA, and as many a month as the package allows. Guarded by its own lock.</summary>
internal sealed class BroadcastBook(SandboxWorld world)
{
    public const string Kind = "broadcast";

    private readonly Lock gate = new();
    private readonly List<BroadcastRecord> sent = [];

    public IReadOnlyList<BroadcastRecord> All
    {
        get
        {
            lock (gate)
            {
                return [.. sent];
            }
        }
    }

    public void Restore(JournalEntry entry)
    {
        if (entry.Value?.Deserialize(SandboxZaloJson.Default.BroadcastRecord) is { } broadcast)
        {
            sent.Add(broadcast);
        }
    }

    /// <summary>The message's id; null when the day's or the month's allowance is used up.</summary>
    public string? Accept(Oa oa, IReadOnlyList<string> articleIds, string target)
    {
        lock (gate)
        {
            var (total, remain, isFreeToday) = Allowance(oa);
            if (remain == 0 || !isFreeToday)
            {
                return null;
            }

            var id = "m" + (sent.Count + 1).ToString("D8", CultureInfo.InvariantCulture) + oa.Id;
            var broadcast = new BroadcastRecord(id, oa.Id, articleIds, target, world.Now.ToUnixTimeMilliseconds());
            sent.Add(broadcast);
            world.Journal.Put(ZaloSide.SideName, Kind, id, broadcast, SandboxZaloJson.Default.BroadcastRecord);
            return id;
        }
    }

    /// <summary>Broadcasts a month by the package, how many are left, and whether one may go out today.</summary>
    public (int Total, int Remain, bool IsFreeToday) Allowance(Oa oa)
    {
        lock (gate)
        {
            var total = world.Options.Zalo.Package switch
            {
                ZaloPackage.Basic => 1,
                ZaloPackage.Premium => 6,
                _ => 4,
            };
            var mine = sent.Where(b => b.OaId == oa.Id).Select(b => DateTimeOffset.FromUnixTimeMilliseconds(b.At)).ToList();
            var used = mine.Count(t => Vietnam.Month(t) == Vietnam.Month(world.Now));
            return (total, Math.Max(0, total - used), !mine.Exists(t => Vietnam.Day(t) == Vietnam.Day(world.Now)));
        }
    }
}

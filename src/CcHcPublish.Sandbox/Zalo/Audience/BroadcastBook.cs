using System.Globalization;
using System.Text.Json;
using CcHcPublish.Sandbox.State;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Audience;

/// <summary>A broadcast that was accepted. Time in epoch milliseconds.</summary>
internal sealed record BroadcastRecord(string MessageId, string OaId, IReadOnlyList<string> ArticleIds, string Target, long At);

/// <summary>What was broadcast: no more of an OA's a day and a month than <see cref="ZaloOptions"/> allow. Guarded by its own lock.</summary>
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
            if (AllowanceOf(oa) is { LeftThisMonth: 0 } or { LeftToday: 0 })
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

    public BroadcastAllowance AllowanceOf(Oa oa)
    {
        lock (gate)
        {
            var options = world.Options.Zalo;
            var month = options.BroadcastsPerMonth ?? options.Package switch
            {
                ZaloPackage.Basic => 1,
                ZaloPackage.Premium => 6,
                _ => 4,
            };
            var mine = sent.Where(b => b.OaId == oa.Id).Select(b => DateTimeOffset.FromUnixTimeMilliseconds(b.At)).ToList();
            var usedThisMonth = mine.Count(t => Vietnam.Month(t) == Vietnam.Month(world.Now));
            var usedToday = mine.Count(t => Vietnam.Day(t) == Vietnam.Day(world.Now));
            return new(options.BroadcastsPerDay, Math.Max(0, options.BroadcastsPerDay - usedToday), month, Math.Max(0, month - usedThisMonth));
        }
    }
}

/// <summary>How many broadcasts an OA has a day and a month of Vietnam's calendar, and how many of them are left.</summary>
internal readonly record struct BroadcastAllowance(int PerDay, int LeftToday, int PerMonth, int LeftThisMonth);

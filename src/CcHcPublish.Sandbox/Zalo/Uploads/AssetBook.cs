using System.Security.Cryptography;
using System.Text.Json;
using CcHcPublish.Sandbox.State;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Uploads;

/// <summary>A picture or file for messages. It is no address and cannot be used in articles. Time in epoch milliseconds.</summary>
internal sealed record AssetRecord(string Id, string OaId, long Uploaded);

/// <summary>Assets of the OAs: they live 7 days, and each OA may upload so many a month. Guarded by its own lock.</summary>
internal sealed class AssetBook(SandboxWorld world)
{
    public const string Kind = "asset";

    private static readonly TimeSpan Life = TimeSpan.FromDays(7);

    private readonly Lock gate = new();
    private readonly Dictionary<string, AssetRecord> assets = new(StringComparer.Ordinal);

    public void Restore(JournalEntry entry)
    {
        if (entry.Value?.Deserialize(SandboxZaloJson.Default.AssetRecord) is { } asset)
        {
            assets[asset.Id] = asset;
        }
    }

    /// <summary>The id; null when the month's uploads are used up.</summary>
    public string? Add(Oa oa)
    {
        lock (gate)
        {
            var month = Vietnam.Month(world.Now);
            if (assets.Values.Count(a => a.OaId == oa.Id && Vietnam.Month(a.Uploaded) == month) >= world.Options.Zalo.UploadsPerMonth)
            {
                return null;
            }

            var asset = new AssetRecord(Convert.ToBase64String(RandomNumberGenerator.GetBytes(32)), oa.Id, world.Now.ToUnixTimeMilliseconds());
            assets[asset.Id] = asset;
            world.Journal.Put(ZaloSide.SideName, Kind, asset.Id, asset, SandboxZaloJson.Default.AssetRecord);
            return asset.Id;
        }
    }

    public bool IsLive(Oa oa, string id)
    {
        lock (gate)
        {
            return assets.GetValueOrDefault(id) is { } asset
                && asset.OaId == oa.Id
                && world.Now < DateTimeOffset.FromUnixTimeMilliseconds(asset.Uploaded) + Life;
        }
    }
}

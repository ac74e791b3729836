using System.Security.Cryptography;
using System.Text.Json;
using CcHcPublish.Sandbox.State;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Uploads;

/// <summary>An uploaded article video. Times in epoch milliseconds.</summary>
internal sealed record VideoRecord(string Token, string VideoId, string OaId, string Name, long Size, long Uploaded, long Ready);

/// <summary>Article videos: a token at once, an id when the conversion is through. Guarded by its own lock.</summary>
internal sealed class VideoBook(SandboxWorld world)
{
    public const string Kind = "video";

    private readonly Lock gate = new();
    private readonly Dictionary<string, VideoRecord> videos = new(StringComparer.Ordinal);

    public void Restore(JournalEntry entry)
    {
        if (entry.Value?.Deserialize(SandboxZaloJson.Default.VideoRecord) is { } video)
        {
            videos[video.Token] = video;
        }
    }

    public string Add(Oa oa, Upload upload)
    {
        lock (gate)
        {
            var now = world.Now.ToUnixTimeMilliseconds();
            var video = new VideoRecord(
                Convert.ToBase64String(RandomNumberGenerator.GetBytes(48)),
                Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(9)),
                oa.Id,
                upload.Name,
                upload.Bytes.Length,
                now,
                now + (long)world.Options.Zalo.VideoDelay.TotalMilliseconds);
            videos[video.Token] = video;
            world.Journal.Put(ZaloSide.SideName, Kind, video.Token, video, SandboxZaloJson.Default.VideoRecord);
            return video.Token;
        }
    }

    public VideoRecord? Find(Oa oa, string token)
    {
        lock (gate)
        {
            return videos.GetValueOrDefault(token) is { } video && video.OaId == oa.Id ? video : null;
        }
    }

    public bool IsReady(string videoId)
    {
        lock (gate)
        {
            return videos.Values.Any(v => v.VideoId == videoId && Percent(v) == 100);
        }
    }

    public int Percent(VideoRecord video)
    {
        var now = world.Now.ToUnixTimeMilliseconds();
        return now >= video.Ready ? 100 : (int)(100 * (now - video.Uploaded) / (video.Ready - video.Uploaded));
    }
}

using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>
/// Reels: begun, their bytes sent to an address of their own, and finished. Length and size are read from the file's boxes; a reel whose bytes come
/// from a <c>file_url</c> is taken unseen, since the sandbox fetches nothing from elsewhere.
/// </summary>
public sealed class UploadReel
{
    /// <summary>The state of a reel that waits for its time.</summary>
    public const string Scheduled = "SCHEDULED";

    private static readonly string[] States = ["PUBLISHED", Scheduled, "DRAFT"];

    private readonly ConcurrentDictionary<string, Upload> uploads = new(StringComparer.Ordinal);
    private long held;

    public GraphAnswer Run(GraphCall call, PageRecord page) => call.MayNotPostVideo(page.Id) is { } refusal ? refusal : call.Request["upload_phase"] switch
    {
        "start" => Start(call, page),
        "finish" => Finish(call, page),
        _ => GraphErrors.Parameter("param upload_phase must be one of {start, finish}"),
    };

    /// <summary>The bytes, with the headers <c>offset</c> and <c>file_size</c>, or <c>file_url</c> in their place.</summary>
    public GraphAnswer Bytes(GraphCall call, string videoId)
    {
        if (!uploads.TryGetValue(videoId, out var upload) || call.Site.State.Video(videoId) is not { } video)
        {
            return GraphErrors.NoSuchObject("post", videoId);
        }

        lock (upload)
        {
            if (call.Request.Has("file_url"))
            {
                upload.IsElsewhere = true;
            }
            else if (call.Request.Files.GetValueOrDefault(GraphRequestReader.RawBody) is not { Length: > 0 } body
                || call.Request.Number("offset") != upload.Bytes.Length
                || call.Request.Number("file_size") is not { } size
                || upload.Bytes.Length + body.Length > size)
            {
                return GraphErrors.Parameter("offset and file_size must fit the bytes");
            }
            else if (Interlocked.Add(ref held, body.Length) > call.Site.Options.HeldReelBytes)
            {
                Interlocked.Add(ref held, -body.Length);
                return GraphErrors.Parameter("The sandbox holds no more bytes of unfinished reels");
            }
            else
            {
                upload.Bytes.Write(body);
                upload.Size = size;
            }

            if (upload.IsComplete)
            {
                call.Site.State.Put(video with { IsComplete = true });
            }
        }

        return GraphAnswer.Success();
    }

    private GraphAnswer Start(GraphCall call, PageRecord page)
    {
        var video = UploadVideo.Begin(call, page.Id, isReel: true);
        uploads[video.Id] = new();
        return GraphAnswer.Ok(new JsonObject
        {
            ["video_id"] = video.Id,
            ["upload_url"] = $"{call.Request.Root}/video-upload/{call.Request.Version ?? call.Site.Options.OldestVersion}/{video.Id}",
        });
    }

    private GraphAnswer Finish(GraphCall call, PageRecord page)
    {
        var state = call.Site.State;
        if (call.Request["video_id"] is not { } id || state.Video(id) is not { } video || video.PageId != page.Id || !uploads.TryGetValue(id, out var upload))
        {
            return GraphErrors.Parameter("param video_id must be a reel that was begun and not finished");
        }

        lock (upload)
        {
            if (!upload.IsComplete)
            {
                return GraphErrors.Parameter("The upload is not complete");
            }

            if (!States.Contains(call.Request["video_state"] ?? "PUBLISHED"))
            {
                return GraphErrors.Parameter($"param video_state must be one of {{{string.Join(", ", States)}}}");
            }

            if (call.Request["video_state"] == Scheduled && !call.Request.Has("scheduled_publish_time"))
            {
                return GraphErrors.BadSchedule;
            }

            if (!upload.IsElsewhere && Wrong(upload.Bytes.GetBuffer().AsSpan(0, (int)upload.Bytes.Length), call.Site.Options) is { } wrong)
            {
                state.Put(video with { IsRefused = true });
                Forget(id, upload);
                return GraphErrors.Parameter(wrong);
            }

            // Two reels at once must not both be the last one of the day.
            lock (state.Gate)
            {
                if (call.Request["video_state"] != "DRAFT" && CountOfDay(call, page) >= call.Site.Options.ReelsPerDay)
                {
                    return GraphErrors.Throttled(613);
                }

                if (UploadVideo.Publish(call, video, upload.Size) is { } refusal)
                {
                    return refusal;
                }
            }

            Forget(id, upload);
            return GraphAnswer.Success();
        }
    }

    private static int CountOfDay(GraphCall call, PageRecord page) =>
        call.Site.State.Videos.Count(v => v is { IsReel: true, PostId: not null } && v.PageId == page.Id && v.UploadedAt > call.Now.AddHours(-24));

    /// <summary>Nobody recorded these texts; REELS states the limits.</summary>
    private static string? Wrong(ReadOnlySpan<byte> file, FacebookOptions options)
    {
        if (Mp4Shape.Read(file) is not { } film)
        {
            return "The file is no video that can be read";
        }

        // One pixel of width is lost where the height is no multiple of sixteen.
        return film.Duration < options.ShortestReel || film.Duration > options.LongestReel
                ? $"A reel lasts {options.ShortestReel.TotalSeconds} to {options.LongestReel.TotalSeconds} seconds"
            : Math.Abs(film.Width * 16 - film.Height * 9) > 16 ? "A reel has the aspect ratio 9:16"
            : null;
    }

    private void Forget(string id, Upload upload)
    {
        uploads.TryRemove(id, out _);
        Interlocked.Add(ref held, -upload.Bytes.Length);
    }

    private sealed class Upload
    {
        public MemoryStream Bytes { get; } = new();

        /// <summary>As the headers say.</summary>
        public long Size { get; set; }

        /// <summary>The bytes come from a <c>file_url</c>.</summary>
        public bool IsElsewhere { get; set; }

        public bool IsComplete => IsElsewhere || (Bytes.Length > 0 && Bytes.Length == Size);
    }
}

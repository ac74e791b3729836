using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>
/// Videos at once (<c>source</c> or <c>file_url</c>), in chunks (<c>upload_phase</c>), and reels, whose bytes go to an address of their own.
/// </summary>
public sealed class UploadVideo(FacebookState state)
{
    private const long ChunkLength = 4 << 20;
    private const long LargestVideo = 10L << 30;

    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public GraphAnswer Video(GraphCall call, PageRecord page) => call.MayNotPostVideo(page.Id) is { } refusal ? refusal : call.Request["upload_phase"] switch
    {
        null => Whole(call, page),
        "start" => Start(call, page, isReel: false),
        "transfer" => Transfer(call),
        "finish" => Finish(call, sessions.GetValueOrDefault(call.Request["upload_session_id"] ?? "")),
        _ => GraphErrors.Parameter("param upload_phase must be one of {start, transfer, finish}"),
    };

    public GraphAnswer Reel(GraphCall call, PageRecord page) => call.MayNotPostVideo(page.Id) is { } refusal ? refusal : call.Request["upload_phase"] switch
    {
        "start" => Start(call, page, isReel: true),
        "finish" => Finish(call, sessions.Values.FirstOrDefault(s => s.VideoId == call.Request["video_id"])),
        _ => GraphErrors.Parameter("param upload_phase must be one of {start, finish}"),
    };

    /// <summary>The bytes of a reel, with the headers <c>offset</c> and <c>file_size</c>, or <c>file_url</c> in their place.</summary>
    public GraphAnswer Bytes(GraphCall call, string videoId)
    {
        if (sessions.Values.FirstOrDefault(s => s.VideoId == videoId) is not { } session)
        {
            return GraphErrors.NoSuchObject("post", videoId);
        }

        var body = call.Request.Files.GetValueOrDefault(GraphRequestReader.RawBody);
        if (call.Request.Has("file_url"))
        {
            session.Received = session.Size = 1;
        }
        else if (body is null || Number(call, "offset") != session.Received || Number(call, "file_size") is not (> 0 and var size))
        {
            return GraphErrors.Parameter("offset and file_size must fit the bytes");
        }
        else
        {
            (session.Size, session.Received) = (size, session.Received + body.Length);
        }

        return GraphAnswer.Success();
    }

    private GraphAnswer Whole(GraphCall call, PageRecord page)
    {
        if (!call.Request.Has("file_url") && call.Request.Files.Count == 0)
        {
            return new GraphRefusal(389, "(#389) Unable to fetch video file from URL.");
        }

        var video = Put(call, page.Id, isReel: false);
        return Publish(call, video, call.Request.Files.Values.FirstOrDefault()?.Length ?? 0) is { } refusal
            ? refusal
            : GraphAnswer.Ok(new JsonObject { ["id"] = video.Id });
    }

    private GraphAnswer Start(GraphCall call, PageRecord page, bool isReel)
    {
        var size = Number(call, "file_size") ?? 0;
        if (!isReel && size is <= 0 or > LargestVideo)
        {
            return GraphErrors.Parameter("param file_size must be the size in bytes");
        }

        var session = new Session { VideoId = Put(call, page.Id, isReel).Id, Size = size };
        var id = state.NextNumber();
        sessions[id] = session;
        return GraphAnswer.Ok(isReel
            ? new JsonObject { ["video_id"] = session.VideoId, ["upload_url"] = $"{call.Request.Root}/video-upload/{call.Request.Version ?? call.Site.Options.OldestVersion}/{session.VideoId}" }
            : Offsets(session, new() { ["upload_session_id"] = id, ["video_id"] = session.VideoId }));
    }

    private GraphAnswer Transfer(GraphCall call)
    {
        if (!sessions.TryGetValue(call.Request["upload_session_id"] ?? "", out var session)
            || Number(call, "start_offset") != session.Received
            || call.Request.Files.GetValueOrDefault("video_file_chunk") is not { Length: > 0 } chunk
            || session.Received + chunk.Length > session.Size)
        {
            return new GraphRefusal(1363037, "(#1363037) There was a problem with this chunk; retry from the start offset.");
        }

        session.Received += chunk.Length;
        return GraphAnswer.Ok(Offsets(session, []));
    }

    private GraphAnswer Finish(GraphCall call, Session? session)
    {
        if (session is null || session.Received == 0 || session.Received < session.Size || state.Video(session.VideoId) is not { } video)
        {
            return GraphErrors.Parameter("The upload is not complete");
        }

        return Publish(call, video, session.Received) is { } refusal ? refusal : GraphAnswer.Success();
    }

    private GraphRefusal? Publish(GraphCall call, VideoRecord video, long size)
    {
        if (PublishPost.ReadSchedule(call, video.PageId, hasPhotos: false, out var due) is { } badTime)
        {
            return badTime;
        }

        lock (state.Gate)
        {
            var isDraft = call.Request["video_state"] == "DRAFT";
            var isPublished = !isDraft && due is null && call.Request.Flag("published") is not false;
            var post = isDraft ? null : PublishPost.Commit(call, video.PageId, new(isPublished, due, null, []) { VideoId = video.Id });
            state.Put(video with { Size = size, UploadedAt = call.Now, PostId = post?.Id, Title = call.Request["title"] ?? "", Description = call.Request["description"] ?? "" });
        }

        return null;
    }

    private VideoRecord Put(GraphCall call, string pageId, bool isReel) =>
        state.Put(new VideoRecord { Id = state.NextNumber(), PageId = pageId, CreatedAt = call.Now, IsReel = isReel });

    /// <summary>Offsets are numbers as text; when both are equal, all is there.</summary>
    private static JsonObject Offsets(Session session, JsonObject answer)
    {
        answer["start_offset"] = session.Received.ToString(CultureInfo.InvariantCulture);
        answer["end_offset"] = Math.Min(session.Size, session.Received + ChunkLength).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    private static long? Number(GraphCall call, string name) =>
        long.TryParse(call.Request[name], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private sealed class Session
    {
        public required string VideoId { get; init; }

        public required long Size { get; set; }

        public long Received { get; set; }
    }
}

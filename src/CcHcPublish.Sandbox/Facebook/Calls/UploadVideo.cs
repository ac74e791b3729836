using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>
/// Videos at once (<c>source</c> or <c>file_url</c>) and in chunks (<c>upload_phase</c>). Their bytes are counted and thrown away.
/// </summary>
public sealed class UploadVideo
{
    private const long ChunkLength = 4 << 20;
    private const long LargestVideo = 10L << 30;

    private readonly ConcurrentDictionary<string, Session> sessions = new(StringComparer.Ordinal);

    public GraphAnswer Video(GraphCall call, PageRecord page) => call.MayNotPostVideo(page.Id) is { } refusal ? refusal : call.Request["upload_phase"] switch
    {
        null => Whole(call, page),
        "start" => Start(call, page),
        "transfer" => Transfer(call),
        "finish" => Finish(call, sessions.GetValueOrDefault(call.Request["upload_session_id"] ?? "")),
        _ => GraphErrors.Parameter("param upload_phase must be one of {start, transfer, finish}"),
    };

    /// <summary>Makes the post of a video whose bytes are all there; a draft has none. Shared with reels.</summary>
    public static GraphRefusal? Publish(GraphCall call, VideoRecord video, long size)
    {
        if (PublishPost.ReadSchedule(call, video.PageId, hasPhotos: false, out var due) is { } badTime)
        {
            return badTime;
        }

        var state = call.Site.State;
        lock (state.Gate)
        {
            var isDraft = call.Request["video_state"] == "DRAFT";
            var isPublished = !isDraft && due is null && call.Request.Flag("published") is not false;
            var post = isDraft ? null : PublishPost.Commit(call, video.PageId, new(isPublished, due, null, []) { VideoId = video.Id });
            state.Put(video with { Size = size, UploadedAt = call.Now, PostId = post?.Id, Title = call.Request["title"] ?? "", Description = call.Request["description"] ?? "" });
        }

        return null;
    }

    /// <summary>A video whose bytes are still to come.</summary>
    public static VideoRecord Begin(GraphCall call, string pageId, bool isReel) =>
        call.Site.State.Put(new VideoRecord { Id = call.Site.State.NextNumber(), PageId = pageId, CreatedAt = call.Now, IsReel = isReel });

    private static GraphAnswer Whole(GraphCall call, PageRecord page)
    {
        if (!call.Request.Has("file_url") && call.Request.Files.Count == 0)
        {
            return new GraphRefusal(389, "(#389) Unable to fetch video file from URL.");
        }

        if (VideoNode.Type.CheckFields(call.Request["fields"]) is { } badFields)
        {
            return badFields;
        }

        var video = Begin(call, page.Id, isReel: false);
        return Publish(call, video, call.Request.Files.Values.FirstOrDefault()?.Length ?? 0) is { } refusal
            ? refusal
            : VideoNode.Type.Answer((call.Site.State.Video(video.Id) ?? video, call), call.Request["fields"] ?? "id");
    }

    private GraphAnswer Start(GraphCall call, PageRecord page)
    {
        if (call.Request.Number("file_size") is not (> 0 and <= LargestVideo and var size))
        {
            return GraphErrors.Parameter("param file_size must be the size in bytes");
        }

        var session = new Session { VideoId = Begin(call, page.Id, isReel: false).Id, Size = size };
        var id = call.Site.State.NextNumber();
        sessions[id] = session;
        return GraphAnswer.Ok(Offsets(session, new() { ["upload_session_id"] = id, ["video_id"] = session.VideoId }));
    }

    private GraphAnswer Transfer(GraphCall call)
    {
        if (!sessions.TryGetValue(call.Request["upload_session_id"] ?? "", out var session)
            || call.Request.Number("start_offset") != session.Received
            || call.Request.Files.GetValueOrDefault("video_file_chunk") is not { Length: > 0 } chunk
            || session.Received + chunk.Length > session.Size)
        {
            return new GraphRefusal(1363037, "(#1363037) There was a problem with this chunk; retry from the start offset.");
        }

        session.Received += chunk.Length;
        return GraphAnswer.Ok(Offsets(session, []));
    }

    private static GraphAnswer Finish(GraphCall call, Session? session)
    {
        if (session is null || session.Received == 0 || session.Received < session.Size || call.Site.State.Video(session.VideoId) is not { } video)
        {
            return GraphErrors.Parameter("The upload is not complete");
        }

        return Publish(call, video, session.Received) is { } refusal ? refusal : GraphAnswer.Success();
    }

    /// <summary>Offsets are numbers as text; when both are equal, all is there.</summary>
    private static JsonObject Offsets(Session session, JsonObject answer)
    {
        answer["start_offset"] = session.Received.ToString(CultureInfo.InvariantCulture);
        answer["end_offset"] = Math.Min(session.Size, session.Received + ChunkLength).ToString(CultureInfo.InvariantCulture);
        return answer;
    }

    private sealed class Session
    {
        public required string VideoId { get; init; }

        public required long Size { get; init; }

        public long Received { get; set; }
    }
}

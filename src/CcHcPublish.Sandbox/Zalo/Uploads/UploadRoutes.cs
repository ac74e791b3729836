namespace CcHcPublish.Sandbox.Zalo.Uploads;

/// <summary>Uploads for messages (<c>/v2.0/oa/upload</c>) and of article videos (<c>/v2.0/article/upload_video</c>).</summary>
internal sealed class UploadRoutes(AssetBook assets, VideoBook videos)
{
    private const int Mebibyte = 1 << 20;
    private const int LongestName = 200;

    public Task<ZaloReply> ImageAsync(ZaloCall call) =>
        AddAsync(call, 1 * Mebibyte, u => u.IsPicture, "file invalid, only png/jpeg", "attachment_id");

    public Task<ZaloReply> GifAsync(ZaloCall call) => AddAsync(call, 5 * Mebibyte, u => u.IsGif, "file invalid, only gif", "attachment_id");

    public Task<ZaloReply> FileAsync(ZaloCall call) =>
        AddAsync(call, 5 * Mebibyte, u => u.IsDocument, "file invalid, only pdf/doc/docx/csv", "token");

    public async Task<ZaloReply> VideoAsync(ZaloCall call)
    {
        var (upload, refused) = await ReadAsync(call, 50 * Mebibyte, u => u.IsVideo, "file invalid, only mp4/avi");
        return refused ?? One("token", videos.Add(call.Oa, upload!));
    }

    /// <summary>Takes the token as header or as query parameter: clients do either.</summary>
    public Task<ZaloReply> VideoStatusAsync(ZaloCall call)
    {
        var token = call.Http.Request.Headers["token"].ToString() is { Length: > 0 } header ? header : call.Query("token");
        if (videos.Find(call.Oa, token) is not { } video)
        {
            return Task.FromResult(ZaloReply.Invalid("token is invalid!"));
        }

        var percent = videos.Percent(video);
        return Task.FromResult<ZaloReply>(new ZaloReply.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("status", percent == 100 ? 1 : 3);
            json.WriteString("status_message", percent == 100 ? "Video is ready" : "Video is being converted");
            json.WriteString("video_name", video.Name);
            json.WriteNumber("video_size", video.Size);
            json.WriteNumber("convert_percent", percent);
            json.WriteString("video_id", video.VideoId);
            json.WriteEndObject();
        }));
    }

    private async Task<ZaloReply> AddAsync(ZaloCall call, int maxBytes, Func<Upload, bool> isRight, string wrong, string member)
    {
        var (upload, refused) = await ReadAsync(call, maxBytes, isRight, wrong);
        if (refused is not null)
        {
            return refused;
        }

        // The live service was seen to answer success with nothing in it for a name without extension.
        return upload!.Extension.Length == 0 ? new ZaloReply.Ok(json => { json.WriteStartObject(); json.WriteEndObject(); })
            : assets.Add(call.Oa) is { } id ? One(member, id)
            : new ZaloReply.Refused(-211, "Out of quota");
    }

    private static async Task<(Upload? Upload, ZaloReply? Refused)> ReadAsync(ZaloCall call, int maxBytes, Func<Upload, bool> isRight, string wrong)
    {
        if (await Upload.ReadAsync(call.Http, maxBytes) is not { } upload)
        {
            return (null, ZaloReply.Invalid("file is invalid!"));
        }

        return upload.Name.Length > LongestName ? (null, ZaloReply.Invalid("file name is invalid!"))
            : upload.Bytes.Length > maxBytes ? (null, ZaloReply.Invalid("file size is invalid!"))
            : upload.Extension.Length > 0 && !isRight(upload) ? (null, ZaloReply.Invalid(wrong))
            : (upload, null);
    }

    private static ZaloReply.Ok One(string name, string value) => new(json =>
    {
        json.WriteStartObject();
        json.WriteString(name, value);
        json.WriteEndObject();
    });
}

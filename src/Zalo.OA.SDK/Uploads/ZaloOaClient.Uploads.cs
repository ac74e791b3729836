using System.Text.Json;

namespace Zalo.OA.SDK;

public sealed partial class ZaloOaClient
{
    /// <summary>
    /// Uploads a picture for messages: jpg or png up to 1 MB. <b>Not for articles</b>, whose pictures must be on a public web address.
    /// </summary>
    /// <remarks>Size: the official documentation as transcribed in 2026, and seven clients. Life and monthly count of uploads: one transcription.</remarks>
    /// <param name="file">Checked for extension, first bytes and size before it is sent.</param>
    /// <param name="cancel">Ends the upload.</param>
    /// <returns>The attachment id; it lives 7 days, then -100. 5 000 uploads a month.</returns>
    public Task<ZaloResult<string>> UploadImageAsync(ZaloFile file, CancellationToken cancel = default) =>
        UploadAsync(FileRules.Image, file, "attachment_id", cancel);

    /// <summary>Uploads a gif for messages, up to 5 MB.</summary>
    /// <remarks>Size: observed by Go clients in 2026.</remarks>
    /// <param name="file">Checked before it is sent.</param>
    /// <param name="cancel">Ends the upload.</param>
    /// <returns>The attachment id; it lives 7 days.</returns>
    public Task<ZaloResult<string>> UploadGifAsync(ZaloFile file, CancellationToken cancel = default) =>
        UploadAsync(FileRules.Gif, file, "attachment_id", cancel);

    /// <summary>Uploads a file for messages: pdf, doc, docx or csv up to 5 MB.</summary>
    /// <remarks>Size and kinds: the official documentation as transcribed in 2026; csv by one transcription alone.</remarks>
    /// <param name="file">Checked before it is sent.</param>
    /// <param name="cancel">Ends the upload.</param>
    /// <returns>The file's token for a message; it lives 7 days.</returns>
    public Task<ZaloResult<string>> UploadFileAsync(ZaloFile file, CancellationToken cancel = default) =>
        UploadAsync(FileRules.Document, file, "token", cancel);

    /// <summary>Uploads a video for articles: mp4 or avi up to 50 MB. It is converted afterwards: ask <see cref="GetVideoAsync"/>.</summary>
    /// <remarks>Kinds and size: the official documentation as transcribed in 2026; the call itself: Zalo's Java and .NET libraries.</remarks>
    /// <param name="file">Checked before it is sent.</param>
    /// <param name="cancel">Ends the upload.</param>
    /// <returns>The upload's token, not yet the video's id.</returns>
    public async Task<ZaloResult<VideoTicket>> UploadVideoAsync(ZaloFile file, CancellationToken cancel = default) =>
        (await UploadAsync(FileRules.Video, file, "token", cancel)).Map(token => new VideoTicket(token));

    /// <summary>Asks how far a video is.</summary>
    /// <param name="ticket">The upload's ticket.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ZaloResult<VideoUpload>> GetVideoAsync(VideoTicket ticket, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);

        // Clients send it as header or as query parameter; this is the only place that decides. It is no access token.
        var call = ApiCall.Get(ApiPaths.VideoVerify, ("token", ticket.Token));
        return api.SendAsync(call, static data => Read(data, ZaloJson.Wire.VideoDto)?.ToUpload(), cancel);
    }

    /// <summary>Asks by the plan until the video is ready or unusable, or the plan used up (then <see cref="VideoUpload.Converting"/>).</summary>
    /// <param name="ticket">The upload's ticket.</param>
    /// <param name="plan">The pauses; default <see cref="ZaloOaOptions.VideoPolling"/>.</param>
    /// <param name="cancel">Ends the wait; the conversion goes on.</param>
    public async Task<ZaloResult<VideoUpload>> WaitForVideoAsync(VideoTicket ticket, PollingPlan? plan = null, CancellationToken cancel = default)
    {
        var result = (ZaloResult<VideoUpload>)new ZaloResult<VideoUpload>.Success(new VideoUpload.Converting(null));
        foreach (var pause in (plan ?? options.VideoPolling).Pauses)
        {
            await Task.Delay(pause, clock, cancel);
            result = await GetVideoAsync(ticket, cancel);
            if (result is not (ZaloResult<VideoUpload>.Success { Value: VideoUpload.Converting }
                or ZaloResult<VideoUpload>.Failure { Error.Remedy: ZaloRemedy.Wait }))
            {
                break;
            }
        }

        return result;
    }

    private async Task<ZaloResult<string>> UploadAsync(FileRules rules, ZaloFile file, string member, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(file);
        try
        {
            if (rules.Check(file) is { } fault)
            {
                return Refused<string>("POST " + rules.Path, $"Not sent: {fault}.");
            }

            return await api.SendAsync(ApiCall.Upload(rules.Path, file), (JsonElement data) => ReadRequired(data, member), cancel);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return Refused<string>("POST " + rules.Path, $"Not sent: the file cannot be read ({e.GetType().Name}).");
        }
    }
}

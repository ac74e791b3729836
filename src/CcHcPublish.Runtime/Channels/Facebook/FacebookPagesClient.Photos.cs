using RestSharp;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <content>Photos before they are part of a post.</content>
public sealed partial class FacebookPagesClient
{
    /// <summary>
    /// Uploads a photo without publishing it and returns its id. Unused ones vanish after 24 hours, so a repetition costs nothing. One that Meta cannot read by
    /// its address is read here and sent once more as a file.
    /// </summary>
    public async Task<GraphResult<string>> UploadPhotoAsync(PagePhoto photo, bool isForScheduledPost, CancellationToken cancel)
    {
        var sent = await SendPhotoAsync(photo, isForScheduledPost, cancel);
        return photo is PagePhoto.ByAddress { Address: var address }
            && sent is GraphResult<string>.Failure { Error: var error }
            && GraphErrorTable.IsUnreadablePicture(error)
            && await pictures.RunAsync(address, cancel) is { } bytes
                ? await SendPhotoAsync(new PagePhoto.ByFile("photo", bytes, photo.AltText) { Caption = photo.Caption }, isForScheduledPost, cancel)
                : sent;
    }

    private async Task<GraphResult<string>> SendPhotoAsync(PagePhoto photo, bool isForScheduledPost, CancellationToken cancel)
    {
        var request = graph.Request(Method.Post, options.PageId + "/photos");
        request.AddParameter("published", "false");
        if (isForScheduledPost)
        {
            request.AddParameter("temporary", "true");
        }

        if (photo.AltText.Length > 0)
        {
            request.AddParameter("alt_text_custom", photo.AltText);
        }

        if (photo.Caption.Length > 0)
        {
            request.AddParameter("caption", photo.Caption);
        }

        if (photo is PagePhoto.ByAddress { Address: var address })
        {
            request.AddParameter("url", address.AbsoluteUri);
        }
        else if (photo is PagePhoto.ByFile file)
        {
            request.AlwaysMultipartFormData = true;
            request.AddFile("source", file.Content.ToArray(), file.FileName, "application/octet-stream");
        }

        var sent = await graph.SendAsync(request, GraphJson.Default.IdBody, cancel);
        return Harmless(Prove(sent, body => GraphIds.IsPhoto(body.Made) ? body.Made : null));
    }
}

using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Nodes;
using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary><c>POST /{page}/photos</c>: by address or as one file part of any name; published as a post of its own unless told otherwise.</summary>
public static class UploadPhoto
{
    public static async Task<GraphAnswer> RunAsync(GraphCall call, PageRecord page, CancellationToken cancel)
    {
        var request = call.Request;
        if ((call.MayNotPost(page.Id) ?? Check(request)) is { } refusal)
        {
            return refusal;
        }

        if (PublishPost.ReadSchedule(call, page.Id, hasPhotos: true, out var due) is { } badTime)
        {
            return badTime;
        }

        if (Block.Check(call) is { } block)
        {
            return block;
        }

        var bytes = request.Files.Count > 0
            ? request.Files.First().Value
            : await call.Site.Scraper.FetchPhotoAsync(new(request["url"]!), cancel);
        if (bytes is null || call.Takes(FacebookFaults.PhotoFails) is not null || PictureFormat.Detect(bytes) is null or "image/webp")
        {
            return GraphErrors.BadImage;
        }

        if (bytes.Length > call.Site.Options.LargestPhoto)
        {
            return GraphErrors.ImageTooLarge;
        }

        return Commit(call, page, call.Site.World.Blobs.Put(bytes), due);
    }

    private static GraphRefusal? Check(GraphRequest request)
    {
        if (request.CheckFlags("published", "temporary", "no_story") is { } unreadable)
        {
            return unreadable;
        }

        if (AttachedMedia.IsNamed(request))
        {
            return GraphErrors.UploadFileNeeded;
        }

        if (request.Files.Count == 0 && !request.Has("url"))
        {
            return GraphErrors.UploadFileNeeded;
        }

        if (request.Files.Count == 0 && (!Uri.TryCreate(request["url"], UriKind.Absolute, out var url) || url.Scheme is not ("http" or "https")))
        {
            return GraphErrors.BadUrl;
        }

        if (request.Flag("temporary") is true && request.Flag("published") is not false)
        {
            return GraphErrors.Parameter("temporary photos must be unpublished");
        }

        return request.Flag("temporary") is true && request.Has("scheduled_publish_time")
            ? GraphErrors.Parameter("temporary excludes scheduled_publish_time")
            : PhotoNode.Type.CheckFields(request["fields"]);
    }

    private static GraphAnswer Commit(GraphCall call, PageRecord page, string blob, DateTimeOffset? due)
    {
        var (request, state) = (call.Request, call.Site.State);
        lock (state.Gate)
        {
            var photo = state.Put(new PhotoRecord
            {
                Id = state.NextNumber(),
                PageId = page.Id,
                Blob = blob,
                Caption = request["caption"] ?? "",
                AltText = request["alt_text_custom"] ?? "",
                CreatedAt = call.Now,
                IsTemporary = request.Flag("temporary") is true || due is not null,
            });
            var post = due is not null || request.Flag("published") is not false ? PublishPost.Commit(call, page.Id, new(due is null, due, null, [photo])) : null;
            var answer = PhotoNode.Type.Answer((state.Photo(photo.Id) ?? photo, call), request["fields"] ?? "id");
            if (post is not null)
            {
                answer.Body["post_id"] = post.Id;
            }

            return answer;
        }
    }
}

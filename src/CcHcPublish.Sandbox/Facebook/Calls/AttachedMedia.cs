using System.Text.Json;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook.Calls;

/// <summary>Reads <c>attached_media</c> in its three spellings, which arrive here as one JSON list.</summary>
public static class AttachedMedia
{
    private const string Parameter = "attached_media";

    /// <summary>Whether the call names photos. An empty list names none, as if it were absent: clients send one beside a plain text.</summary>
    public static bool IsNamed(GraphRequest request) => request[Parameter] is { } text && !(text.Trim() is ['[', .. var inside, ']'] && string.IsNullOrWhiteSpace(inside));

    /// <param name="call">The call.</param>
    /// <param name="pageId">The Page whose photos they are.</param>
    /// <param name="photos">In their order.</param>
    /// <param name="post">The post that is being edited, whose photos may stay; null for a new one.</param>
    public static GraphRefusal? Read(GraphCall call, string pageId, out List<PhotoRecord> photos, string? post = null)
    {
        photos = [];
        // Beside an edit an empty list would mean to take all photos away, which cannot be done.
        if (post is null ? !IsNamed(call.Request) : !call.Request.Has(Parameter))
        {
            return null;
        }

        if (ReadIds(call.Request[Parameter]!) is not { Count: > 0 } ids)
        {
            return GraphErrors.Parameter("param attached_media must be an array.");
        }

        if (ids.Distinct(StringComparer.Ordinal).Count() < ids.Count)
        {
            return GraphErrors.Parameter("param attached_media must not name a photo twice");
        }

        foreach (var id in ids)
        {
            if (call.Site.State.Photo(id) is not { IsRemoved: false } photo || photo.PageId != pageId)
            {
                return GraphErrors.NoSuchObject("get", id);
            }

            photos.Add(photo);
        }

        return photos.Exists(p => p.PostId is not null && p.PostId != post) ? GraphErrors.PhotosAlreadyPosted : null;
    }

    private static List<string>? ReadIds(string text)
    {
        try
        {
            using var document = JsonDocument.Parse(text);
            return document.RootElement.ValueKind == JsonValueKind.Array
                ? [.. document.RootElement.EnumerateArray().Select(ReadId)]
                : null;
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or ArgumentException)
        {
            return null;
        }
    }

    private static string ReadId(JsonElement entry)
    {
        if (entry.ValueKind == JsonValueKind.String)
        {
            using var inner = JsonDocument.Parse(entry.GetString()!);
            return ReadId(inner.RootElement.Clone());
        }

        var id = entry.GetProperty("media_fbid");
        return id.ValueKind == JsonValueKind.String ? id.GetString()! : id.GetRawText();
    }
}

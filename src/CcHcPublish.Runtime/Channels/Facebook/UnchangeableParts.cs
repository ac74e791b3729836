using CcHcPublish.Core.Rendering;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// What an edit of a post is not trusted to change; only a post of its own tells readers of it. Meta's guide says that the link stays. Its specification lists
/// <c>attached_media</c> among the editable fields, but nobody has written down a published post whose pictures changed.
/// </summary>
internal static class UnchangeableParts
{
    private const string Pictures = "Ảnh trên fanpage không đổi được; duyệt bài đính chính riêng.";
    private const string Card = "Liên kết trên fanpage không đổi được; duyệt bài đính chính riêng.";

    /// <summary>Why the post that stands cannot become the wanted one; null when the text alone differs. Below photos the address is part of the text.</summary>
    public static string? Differ(FacebookPost stands, FacebookPost wanted) =>
        !(stands.Photos ?? []).SequenceEqual(wanted.Photos ?? []) ? Pictures
        : wanted.Photos is null && stands.Link != wanted.Link ? Card
        : null;
}

using System.Text.Json;

namespace CcHcPublish.Sandbox.Zalo.Articles;

/// <summary>
/// A new article or a change by a person in the OA's own manager: any of title, author, description, status, comment, and text, which replaces the whole body.
/// </summary>
internal static class OutsideEdit
{
    /// <summary>An article that a person wrote by hand; null without a title.</summary>
    public static ArticleContent? New(JsonElement what) => ZaloCall.Text(what, "title") is { Length: > 0 } title
        ? Apply(new() { Type = "normal", Title = title, Description = title, Author = "Quản trị viên", Status = "show", Comment = "show" }, what)
        : null;

    public static ArticleContent Apply(ArticleContent content, JsonElement change) => content with
    {
        Title = ZaloCall.Text(change, "title") ?? content.Title,
        Author = ZaloCall.Text(change, "author") ?? content.Author,
        Description = ZaloCall.Text(change, "description") ?? content.Description,
        Status = ZaloCall.Text(change, "status") is ("show" or "hide") and var status ? status : content.Status,
        Comment = ZaloCall.Text(change, "comment") is ("show" or "hide") and var comment ? comment : content.Comment,
        Body = ZaloCall.Text(change, "text") is { } text ? [new BlockContent { Type = "text", Content = text }] : content.Body,
    };
}

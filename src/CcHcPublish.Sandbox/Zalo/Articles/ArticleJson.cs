using System.Text.Json;
using CcHcPublish.Sandbox.Zalo.Reader;

namespace CcHcPublish.Sandbox.Zalo.Articles;

/// <summary>Articles as the API shows them, and as the witness of <c>/sandbox/posts</c> does.</summary>
internal static class ArticleJson
{
    public static void WriteDetail(Utf8JsonWriter json, ArticleRecord article)
    {
        json.WriteStartObject();
        json.WriteString("id", article.Id);
        WriteContent(json, article.Content);
        json.WriteStartObject("cite");
        json.WriteString("url", "");
        json.WriteString("label", "");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    public static void WriteSlice(Utf8JsonWriter json, int total, IEnumerable<ArticleRecord> articles, string root)
    {
        json.WriteStartObject();
        json.WriteNumber("total", total);
        json.WriteStartArray("medias");
        foreach (var article in articles)
        {
            json.WriteStartObject();
            json.WriteString("id", article.Id);
            json.WriteString("type", article.Content.Type);
            json.WriteString("title", article.Content.Title);
            json.WriteString("status", article.Content.Status);
            json.WriteNumber("total_view", 0);
            json.WriteNumber("total_share", 0);
            json.WriteNumber("create_date", article.Created);
            if (article.Updated is { } updated)
            {
                json.WriteNumber("update_date", updated);
            }

            json.WriteString("thumb", article.Content.Cover?.PhotoUrl ?? article.Content.Avatar ?? "");
            json.WriteString("link_view", root + OaPages.PathOf(article));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    public static void WriteWitness(Utf8JsonWriter json, ArticleRecord article, IEnumerable<string> broadcasts)
    {
        json.WriteStartObject();
        json.WriteString("id", article.Id);
        json.WriteString("account", article.OaId);
        json.WriteBoolean("removed", article.IsRemoved);
        json.WriteBoolean("shown", article.IsShown);
        json.WriteNumber("create_date", article.Created);
        if (article.Updated is { } updated)
        {
            json.WriteNumber("update_date", updated);
        }

        json.WriteStartArray("broadcasts");
        foreach (var messageId in broadcasts)
        {
            json.WriteStringValue(messageId);
        }

        json.WriteEndArray();
        WriteContent(json, article.Content);
        json.WriteEndObject();
    }

    private static void WriteContent(Utf8JsonWriter json, ArticleContent content)
    {
        json.WriteString("type", content.Type);
        json.WriteString("title", content.Title);
        json.WriteString("description", content.Description);
        json.WriteString("status", content.Status);
        json.WriteString("comment", content.Comment);
        if (content.Type == "video")
        {
            json.WriteString("video_id", content.VideoId);
            json.WriteString("avatar", content.Avatar);
            return;
        }

        json.WriteString("author", content.Author);
        if (content.Cover is { } cover)
        {
            json.WriteStartObject("cover");
            json.WriteString("cover_type", cover.CoverType);
            WriteIfSet(json, "photo_url", cover.PhotoUrl);
            WriteIfSet(json, "video_id", cover.VideoId);
            WriteIfSet(json, "cover_view", cover.CoverView);
            WriteIfSet(json, "status", cover.Status);
            json.WriteEndObject();
        }

        json.WriteStartArray("body");
        foreach (var block in content.Body)
        {
            json.WriteStartObject();
            json.WriteString("type", block.Type);
            WriteIfSet(json, "content", block.Content);
            WriteIfSet(json, "url", block.Url);
            WriteIfSet(json, "caption", block.Caption);
            WriteIfSet(json, "video_id", block.VideoId);
            WriteIfSet(json, "thumb", block.Thumb);
            WriteIfSet(json, "id", block.Id);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteIfSet(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
        {
            json.WriteString(name, value);
        }
    }
}

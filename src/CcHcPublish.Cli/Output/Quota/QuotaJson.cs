using System.Globalization;
using System.Text.Json;
using CcHcPublish.Core.Quotas;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output.Quota;

/// <summary>The quota as a stable document: keys and code words never change with the language, fields are only added.</summary>
public static class QuotaJson
{
    public static void Write(Utf8JsonWriter json, QuotaTable table, Language language)
    {
        json.WriteStartObject();
        json.WriteString("period", table.Period.Id);
        json.WriteString("period_name", table.Period.Name.In(language));
        json.WriteString("from", Day(table.Period.First));
        json.WriteString("until", Day(table.Period.Last));
        json.WriteString("agency", table.Agency.Id);
        json.WriteString("plan", table.Plan.Number);
        json.WriteString("as_of", Day(table.Today));
        json.WritePropertyName("quota");
        WriteRows(json, table);
        json.WritePropertyName("plan_items");
        WriteItems(json, table);
        json.WriteEndObject();
    }

    /// <summary>The array of rows: one per obligation and unit.</summary>
    public static void WriteRows(Utf8JsonWriter json, QuotaTable table)
    {
        json.WriteStartArray();
        foreach (var row in table.Rows)
        {
            json.WriteStartObject();
            json.WriteString("unit", row.Unit.Id);
            json.WriteString("name", row.Unit.Name);
            json.WriteString("obligation", row.Obligation.Id);
            json.WriteNumber("owed", Plain(row.Owed));
            json.WriteNumber("published", Plain(row.Published));
            json.WriteNumber("scheduled", Plain(row.Scheduled));
            json.WriteNumber("missing", Plain(row.Missing));
            json.WriteNumber("late", row.Late);
            json.WriteString("forecast", Code(row.Forecast));
            WriteArticles(json, row.Articles);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public static void WriteItems(Utf8JsonWriter json, QuotaTable table)
    {
        json.WriteStartArray();
        foreach (var row in table.Items)
        {
            json.WriteStartObject();
            json.WriteString("id", row.Item.Id);
            json.WriteString("title", row.Item.Title);
            json.WriteNumber("published", row.Published);
            json.WriteNumber("scheduled", row.Scheduled);
            if (row.LastPublished is { } day) json.WriteString("last_published", Day(day));
            else json.WriteNull("last_published");
            WriteArticles(json, row.Articles);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static string Code(Forecast forecast) => forecast switch
    {
        Forecast.NotOwed => "not-owed",
        Forecast.Met => "met",
        Forecast.WillMeet => "will-meet",
        Forecast.Short => "short",
        _ => "failed",
    };

    private static void WriteArticles(Utf8JsonWriter json, IReadOnlyList<QuotaArticle> articles)
    {
        json.WriteStartArray("articles");
        foreach (var article in articles)
        {
            json.WriteStartObject();
            json.WriteString("slug", article.Slug);
            json.WriteString("title", article.Title);
            json.WriteString("state", article.IsPublished ? "published" : "scheduled");
            json.WriteString("at", article.At.ToString("yyyy-MM-ddTHH:mm:ss", CultureInfo.InvariantCulture));
            json.WriteString("channel", article.Channel);
            json.WriteString("address", article.Address);
            json.WriteNumber("share", Plain(Math.Round(article.Share, 4)));
            json.WriteNumber("days_late", article.IsPublished ? article.DaysLate : 0);
            json.WriteBoolean("withdrawn_later", article.IsWithdrawnLater);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>Without trailing zeros: 2 and not 2.0000.</summary>
    private static decimal Plain(decimal figure) => figure / 1.000000000000000000000000000000000m;

    private static string Day(DateOnly day) => day.ToString("O", CultureInfo.InvariantCulture);
}

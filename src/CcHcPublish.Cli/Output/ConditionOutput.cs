using System.Globalization;
using System.Text;
using System.Text.Json;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Cli.Output;

/// <summary>One condition of one article, as a command lists it.</summary>
/// <param name="Article">Slug.</param>
public sealed record ConditionLine(string Article, string Title, BlockingCondition Condition)
{
    /// <summary>What people call the channel; where it is null its id is shown.</summary>
    public string? ChannelName { get; init; }

    public static IEnumerable<ConditionLine> Of(ArticleStanding standing, DateTimeOffset now) => WhyBlocked.Of(standing.Facts, now)
        .Select(condition => new ConditionLine(standing.Row.Slug, standing.Row.Title, condition) { ChannelName = NameOf(condition, standing.Facts.Agency) });

    public static string? NameOf(BlockingCondition condition, Agency agency) => condition.Channel is { } id ? agency.Channel(id)?.Name ?? id : null;
}

/// <summary>Conditions for people and for machines: what is so, who moves next, how.</summary>
public static class ConditionOutput
{
    /// <summary>The conditions of one article; channels by their names, as everywhere. The commands below take their ids.</summary>
    public static void WriteOfArticle(CommandConsole console, Agency agency, IReadOnlyList<BlockingCondition> conditions)
    {
        var table = new Table(new Column(new("Kênh", "Channel")), new Column(new("Đang thế nào", "What is so")), new Column(new("Ai", "Who"), ColumnKind.Fixed));
        foreach (var condition in conditions)
        {
            table.AddWithNotes(
                [ConditionLine.NameOf(condition, agency) ?? console.Say(new Words("tin bài", "article")), new(console.Say(condition.What), ToneOf(condition)), console.Say(ConditionWords.Of(condition.Owner))], Steps(console, condition));
        }

        console.Write(table);
    }

    public static void WriteTable(CommandConsole console, IReadOnlyList<ConditionLine> lines)
    {
        var table = new Table(
            new Column(new("Tin, bài", "Article")), new Column(new("Kênh", "Channel")), new Column(new("Đang thế nào", "What is so")),
            new Column(new("Ai", "Who"), ColumnKind.Fixed));
        foreach (var line in lines)
        {
            table.AddWithNotes(
                [line.Title, line.ChannelName ?? line.Condition.Channel ?? "–", new(console.Say(line.Condition.What), ToneOf(line.Condition)), console.Say(ConditionWords.Of(line.Condition.Owner))], Steps(console, line.Condition));
        }

        console.Write(table);
    }

    public static void WriteArray(CommandConsole console, Utf8JsonWriter json, IEnumerable<ConditionLine> lines)
    {
        json.WriteStartArray();
        foreach (var line in lines)
        {
            json.WriteStartObject();
            json.WriteString("article", line.Article);
            json.WriteString("title", line.Title);
            WriteFields(console, json, line.Condition);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>The fields of a condition inside an open object.</summary>
    public static void WriteFields(CommandConsole console, Utf8JsonWriter json, BlockingCondition condition)
    {
        json.WriteString("code", Snake(condition.Code.ToString()));
        json.WriteString("owner", Snake(condition.Owner.ToString()));
        json.WriteString("urgency", Snake(condition.Urgency.ToString()));
        json.WriteString("channel", condition.Channel);
        json.WriteString("what", console.Say(condition.What));
        json.WriteString("next", condition.Next is { } next ? console.Say(next) : null);
        json.WriteString("command", condition.Command);
        json.WriteString("other_command", condition.OtherCommand);
        json.WriteString("address", condition.Address);
        json.WriteString("until", condition.Until?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture));
    }

    private static List<string> Steps(CommandConsole console, BlockingCondition condition)
    {
        List<string> steps = [];
        if (condition.Address is { } address) steps.Add(address);
        if (condition.Next is { } next) steps.Add($"→ {console.Say(next)}");
        if (condition.Command is { } command) steps.Add($"$ {command}");
        if (condition.OtherCommand is { } other) steps.Add($"$ {other}");
        return steps;
    }

    private static Tone ToneOf(BlockingCondition condition) => condition.Urgency switch
    {
        Urgency.Person => Tone.Bad,
        Urgency.Rest => condition.Code == ConditionCode.Published ? Tone.Good : Tone.Faint,
        _ => Tone.None,
    };

    private static string Snake(string word)
    {
        var text = new StringBuilder();
        foreach (var letter in word)
        {
            if (char.IsAsciiLetterUpper(letter) && text.Length > 0) text.Append('_');
            text.Append(char.ToLowerInvariant(letter));
        }

        return text.ToString();
    }
}

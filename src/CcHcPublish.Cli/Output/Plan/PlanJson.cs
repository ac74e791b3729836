using System.Globalization;
using System.Text.Json;
using CcHcPublish.Core.Plans;

namespace CcHcPublish.Cli.Output.Plan;

/// <summary>A whole plan as a stable document, in the words of the plan's file; absent values are null, absent lists empty.</summary>
public static class PlanJson
{
    public static void Write(Utf8JsonWriter json, Core.Plans.Plan plan)
    {
        json.WriteStartObject();
        json.WriteString("agency", plan.Agency);
        json.WriteNumber("year", plan.Year);
        json.WriteString("number", plan.Number);
        json.WriteString("number_note", plan.NumberNote);
        WriteDay(json, "date", plan.Date);
        json.WriteString("date_note", plan.DateNote);
        json.WriteString("title", plan.Title);
        json.WriteString("issuer", plan.Issuer);
        json.WriteString("place", plan.Place);
        json.WriteString("status", Word(plan.Status));
        json.WriteString("counts_from", Word(plan.CountsFrom));
        WriteSigner(json, plan.Signer);
        json.WriteString("parent_plan", plan.ParentPlan);
        WriteList(json, "bases", plan.Bases, basis =>
        {
            json.WriteString("text", basis.Text);
            json.WriteString("number", basis.Number);
            WriteDay(json, "date", basis.Date);
            json.WriteString("note", basis.Note);
        });
        WriteTexts(json, "goals", plan.Goals);
        WriteTexts(json, "requirements", plan.Requirements);
        WriteParts(json, "audiences", "name", plan.Audiences);
        WriteParts(json, "topics", "text", plan.Topics);
        WriteList(json, "forms", plan.Forms, form =>
        {
            json.WriteString("id", form.Id);
            json.WriteString("name", form.Name);
            json.WriteString("text", form.Text);
            json.WriteString("online", form.Online);
        });
        WriteParts(json, "groups", "title", plan.Groups);
        WriteList(json, "items", plan.Items, item => PlanItemJson.Write(json, item));
        WriteDuties(json, plan);
        json.WriteString("budget", plan.Budget);
        WriteTexts(json, "recipients", plan.Recipients);
        WriteList(json, "source_notes", plan.SourceNotes, note =>
        {
            json.WriteString("where", note.Where);
            json.WriteString("text", note.Text);
            json.WriteString("note", note.Note);
        });
        json.WriteEndObject();
    }

    internal static void WriteList<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> list, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var entry in list)
        {
            json.WriteStartObject();
            write(entry);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    internal static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    internal static void WriteDeadlines(Utf8JsonWriter json, IReadOnlyList<Deadline> deadlines) => WriteList(json, "deadlines", deadlines, deadline =>
    {
        json.WriteString("wording", deadline.Wording);
        json.WriteString("kind", Word(deadline.Kind));
        WriteDay(json, "from", deadline.From);
        WriteDay(json, "until", deadline.Until);
        WriteTexts(json, "every", [.. deadline.Every.Select(Word)]);
        json.WriteString("of", deadline.Of);
        json.WriteBoolean("in_text", deadline.IsInText);
        json.WriteString("note", deadline.Note);
    });

    internal static void WriteDay(Utf8JsonWriter json, string name, DateOnly? day) => json.WriteString(name, day?.ToString("O", CultureInfo.InvariantCulture));

    /// <summary>The word of the file for a value: <c>OnRequest</c> is <c>on-request</c>.</summary>
    internal static string Word<T>(T value) where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());

    private static void WriteSigner(Utf8JsonWriter json, Signer? signer)
    {
        if (signer is null)
        {
            json.WriteNull("signer");
            return;
        }

        json.WriteStartObject("signer");
        json.WriteString("authority", signer.Authority);
        json.WriteString("position", signer.Position);
        json.WriteString("name", signer.Name);
        json.WriteString("note", signer.Note);
        json.WriteEndObject();
    }

    private static void WriteParts(Utf8JsonWriter json, string name, string textName, IReadOnlyList<NamedPart> parts) => WriteList(json, name, parts, part =>
    {
        json.WriteString("id", part.Id);
        json.WriteString(textName, part.Text);
    });

    private static void WriteDuties(Utf8JsonWriter json, Core.Plans.Plan plan)
    {
        WriteList(json, "obligations", plan.Obligations, obligation =>
        {
            json.WriteString("id", obligation.Id);
            WriteTexts(json, "units", obligation.Units);
            json.WriteNumber("count", obligation.Count);
            WriteTexts(json, "genres", obligation.Genres);
            json.WriteString("per", Word(obligation.Per));
            WriteTexts(json, "channels", obligation.Channels);
            WriteTexts(json, "plan_items", obligation.PlanItems);
            json.WriteString("wording", obligation.Wording);
            json.WriteString("note", obligation.Note);
        });
        WriteList(json, "reporting", plan.Reporting, report =>
        {
            json.WriteString("id", report.Id);
            WriteTexts(json, "who", report.Who);
            WriteTexts(json, "to", report.To);
            json.WriteString("text", report.Text);
            WriteDeadlines(json, report.Deadlines);
            json.WriteString("note", report.Note);
        });
        WriteList(json, "duties", plan.Duties, duty =>
        {
            json.WriteString("id", duty.Id);
            WriteTexts(json, "who", duty.Who);
            json.WriteString("text", duty.Text);
            WriteDeadlines(json, duty.Deadlines);
            json.WriteBoolean("request", duty.IsRequest);
            json.WriteString("note", duty.Note);
        });
    }
}

using System.Text.Json;
using CcHcPublish.Core.Plans;

namespace CcHcPublish.Cli.Output.Plan;

/// <summary>The members of one item of a plan.</summary>
internal static class PlanItemJson
{
    public static void Write(Utf8JsonWriter json, PlanItem item)
    {
        json.WriteString("id", item.Id);
        json.WriteString("group", item.Group);
        json.WriteString("title", item.Title);
        json.WriteString("text", item.Text);
        PlanJson.WriteTexts(json, "audiences", item.Audiences);
        PlanJson.WriteTexts(json, "topics", item.Topics);
        PlanJson.WriteDeadlines(json, item.Deadlines);
        PlanJson.WriteList(json, "actions", item.Actions, action => WriteAction(json, action));
        json.WriteString("output", item.Output);
        PlanJson.WriteTexts(json, "reports", item.Reports);
        json.WriteString("note", item.Note);
    }

    private static void WriteAction(Utf8JsonWriter json, PlanAction action)
    {
        json.WriteNumber("no", action.No);
        json.WriteString("text", action.Text);
        json.WriteString("form", action.Form);
        PlanJson.WriteTexts(json, "lead", action.Lead);
        PlanJson.WriteTexts(json, "with", action.With);
        json.WriteString("with_wording", action.WithWording);
        json.WriteString("on_request_of", action.OnRequestOf);
        json.WriteBoolean("joint", action.IsJoint);
        json.WriteString("output", action.Output);
        PlanJson.WriteList(json, "parts", action.Parts, part =>
        {
            json.WriteString("text", part.Text);
            PlanJson.WriteTexts(json, "lead", part.Lead);
        });
        PlanJson.WriteDeadlines(json, action.Deadlines);
        json.WriteString("note", action.Note);
    }
}

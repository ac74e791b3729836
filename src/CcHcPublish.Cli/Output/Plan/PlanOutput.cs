using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Quotas;

namespace CcHcPublish.Cli.Output.Plan;

/// <summary>Shows a plan, or how far it is, in the format that was asked for.</summary>
public static class PlanOutput
{
    public static void Write(CommandConsole console, Core.Plans.Plan plan, Agency agency)
    {
        switch (console.Format)
        {
            case OutputFormat.Json:
                console.WriteJson(json => PlanJson.Write(json, plan));
                break;
            case OutputFormat.Csv:
                console.WriteCsv(PlanCsv.Header, PlanCsv.Rows(plan, agency));
                break;
            default:
                new PlanText(console, plan, agency).Write();
                break;
        }
    }

    public static void WriteProgress(CommandConsole console, QuotaTable table, bool hasDetails)
    {
        switch (console.Format)
        {
            case OutputFormat.Json:
                console.WriteJson(json =>
                {
                    json.WriteStartObject();
                    json.WriteString("agency", table.Agency.Id);
                    json.WriteNumber("year", table.Plan.Year);
                    json.WriteString("period", table.Period.Id);
                    json.WritePropertyName("items");
                    Quota.QuotaJson.WriteItems(json, table);
                    json.WriteEndObject();
                });
                break;
            case OutputFormat.Csv:
                console.WriteCsv(PlanCsv.ProgressHeader, PlanCsv.Progress(table));
                break;
            default:
                console.Paragraph($"{table.Plan.Title} · {table.Period.Name.In(console.Language)}", tone: Tone.Strong);
                console.Line();
                Quota.PlanItemText.Write(console, table, hasDetails);
                break;
        }
    }
}

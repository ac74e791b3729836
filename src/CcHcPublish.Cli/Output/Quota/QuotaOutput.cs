using CcHcPublish.Core.Quotas;

namespace CcHcPublish.Cli.Output.Quota;

/// <summary>Shows a quota table in the format that was asked for.</summary>
public static class QuotaOutput
{
    /// <param name="hasDetails">With the articles behind each figure; JSON and CSV always have them.</param>
    public static void Write(CommandConsole console, QuotaTable table, bool hasDetails)
    {
        switch (console.Format)
        {
            case OutputFormat.Json:
                console.WriteJson(json => QuotaJson.Write(json, table, console.Language));
                break;
            case OutputFormat.Csv:
                console.WriteCsv(QuotaCsv.Header, QuotaCsv.Rows(table, console.Language));
                break;
            default:
                QuotaText.Write(console, table, hasDetails);
                break;
        }
    }
}

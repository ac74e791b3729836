using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Yaml;

namespace CcHcPublish.Core.Plans;

internal static class PlanDutyReader
{
    private static readonly Choices<Rhythm> Periods = new()
    {
        ["month"] = Rhythm.Month,
        ["quarter"] = Rhythm.Quarter,
        ["half"] = Rhythm.Half,
        ["year"] = Rhythm.Year,
    };

    public static Obligation Obligation(YamlFields map, PlanReferences references)
    {
        references.Use(map, "units", references.Units);
        references.Use(map, "channels", references.Channels);
        references.Use(map, "plan_items", references.Items);
        references.Use(map, "genres", new HashSet<string>(Genre.All.Select(genre => genre.Id)));
        return new Obligation(
            map.Text("id"), map.Texts("units", required: true), map.Number("count", otherwise: 1, least: 1, most: 10_000), map.Texts("genres"),
            map.Choice("per", Periods), map.Texts("channels", required: true), map.Texts("plan_items"))
        {
            Wording = map.OptionalText("wording"),
            Note = map.OptionalText("note"),
        };
    }

    public static ReportingDuty Report(YamlFields map, PlanReferences references)
    {
        references.Use(map, "who", references.Units);
        references.Use(map, "to", references.Units);
        return new ReportingDuty(map.Text("id"), map.Texts("who"), map.Texts("to"), map.Text("text"), map.Maps("deadlines", PlanItemReader.Deadline))
        {
            Note = map.OptionalText("note"),
        };
    }

    public static Duty Duty(YamlFields map, PlanReferences references)
    {
        references.Use(map, "who", references.Units);
        return new Duty(map.Text("id"), map.Texts("who"), map.Text("text"), map.Maps("deadlines", PlanItemReader.Deadline), map.Flag("request"))
        {
            Note = map.OptionalText("note"),
        };
    }
}

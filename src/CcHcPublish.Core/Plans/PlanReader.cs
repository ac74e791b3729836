using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using CcHcPublish.Core.Yaml;

namespace CcHcPublish.Core.Plans;

/// <summary>Reads <c>plans/&lt;year&gt;.yaml</c> of an agency. A plan is returned only when nothing is wrong with the file.</summary>
public static class PlanReader
{
    private const int LargestFile = 1024 * 1024;

    private static readonly Choices<PlanStatus> Statuses = new()
    {
        ["draft"] = PlanStatus.Draft,
        ["signed"] = PlanStatus.Signed,
        ["amended"] = PlanStatus.Amended,
        ["superseded"] = PlanStatus.Superseded,
        ["closed"] = PlanStatus.Closed,
    };

    private static readonly Choices<CountsFrom> Starts = new() { ["year"] = CountsFrom.Year, ["signing"] = CountsFrom.Signing };

    private static readonly Choices<string> OnlineWords = new() { ["true"] = "true", ["false"] = "false", ["both"] = "both" };

    public static Plan? Read(SourceFile file, Agency agency, ICollection<Finding> findings)
    {
        var before = findings.Count(finding => finding.Severity == Severity.Error);
        if (SourceText.Read(file, LargestFile, findings) is not { } text || YamlTree.Parse(text, file.Path, findings) is not { } root) return null;
        var fields = new YamlFields(root, file.Path, findings);
        var references = new PlanReferences(agency, file.Path, findings);
        var plan = new Plan
        {
            Agency = agency.Id,
            Year = fields.Number("year", otherwise: 0, least: 2000, most: 2100),
            Number = fields.OptionalText("number"),
            NumberNote = fields.OptionalText("number_note"),
            Date = fields.OptionalDate("date"),
            DateNote = fields.OptionalText("date_note"),
            Title = fields.Text("title"),
            Issuer = fields.Text("issuer"),
            Place = fields.OptionalText("place"),
            Status = fields.Choice("status", Statuses),
            CountsFrom = fields.Choice("counts_from", Starts, "year"),
            Signer = fields.Map("signer", map => new Signer(map.Text("position"), map.Text("name")) { Authority = map.OptionalText("authority"), Note = map.OptionalText("note") }),
            Bases = fields.Maps(
                "bases",
                map => new LegalBasis(map.Text("text")) { Number = map.OptionalText("number"), Date = map.OptionalDate("date"), Note = map.OptionalText("note") }),
            ParentPlan = fields.OptionalText("parent_plan"),
            Goals = fields.Texts("goals"),
            Requirements = fields.Texts("requirements"),
            Audiences = fields.Maps("audiences", map => new NamedPart(map.Text("id"), map.Text("name"))),
            Topics = fields.Maps("topics", map => new NamedPart(map.Text("id"), map.Text("text"))),
            Forms = fields.Maps("forms", map => new PropagandaForm(map.Text("id"), map.Text("name"), map.OptionalText("text"), map.Choice("online", OnlineWords, "both"))),
            Groups = fields.Maps("groups", map => new NamedPart(map.Text("id"), map.Text("title"))),
            Items = fields.Maps("items", map => PlanItemReader.Item(map, references), required: true),
            Obligations = fields.Maps("obligations", map => PlanDutyReader.Obligation(map, references)),
            Reporting = fields.Maps("reporting", map => PlanDutyReader.Report(map, references)),
            Duties = fields.Maps("duties", map => PlanDutyReader.Duty(map, references)),
            Budget = fields.OptionalText("budget"),
            Recipients = fields.Texts("recipients"),
            SourceNotes = fields.Maps("source_notes", map => new SourceNote(map.Text("where"), map.OptionalText("text"), map.Text("note"))),
        };
        if (plan.Year == 0) fields.Text("year");
        fields.Done();
        references.Check(plan, fields);
        return findings.Count(finding => finding.Severity == Severity.Error) == before ? plan : null;
    }
}

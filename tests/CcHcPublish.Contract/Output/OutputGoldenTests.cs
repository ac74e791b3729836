using CcHcPublish.Cli.Output;
using CcHcPublish.Cli.Output.Plan;
using CcHcPublish.Cli.Output.Quota;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;
using Xunit;

namespace CcHcPublish.Contract.Output;

public sealed class OutputGoldenTests
{
    [Fact]
    public void Quota_with_details_on_a_wide_line() => Golden.Match("quota-140.txt", Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: true), 140));

    [Fact]
    public void Quota_on_a_narrow_line() => Golden.Match("quota-80.txt", Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: false), 80));

    [Fact]
    public void Quota_in_English() => Golden.Match("quota-en.txt", Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: true), 100, Language.English));

    [Fact]
    public void Quota_as_json() => Golden.Match("quota.json", Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: false), format: OutputFormat.Json));

    [Fact]
    public void Quota_as_csv() => Golden.Match("quota.csv", Samples.Render(console => QuotaOutput.Write(console, Samples.Quota, hasDetails: false), format: OutputFormat.Csv));

    [Fact]
    public void Plan_as_text() => Golden.Match("plan.txt", Samples.Render(console => PlanOutput.Write(console, Samples.Plan, Samples.Agency), 80));

    [Fact]
    public void Plan_in_English() => Golden.Match("plan-en.txt", Samples.Render(console => PlanOutput.Write(console, Samples.Plan, Samples.Agency), 80, Language.English));

    [Fact]
    public void Plan_as_json() => Golden.Match("plan.json", Samples.Render(console => PlanOutput.Write(console, Samples.Plan, Samples.Agency), format: OutputFormat.Json));

    [Fact]
    public void Plan_as_csv() => Golden.Match("plan.csv", Samples.Render(console => PlanOutput.Write(console, Samples.Plan, Samples.Agency), format: OutputFormat.Csv));

    [Fact]
    public void Progress() => Golden.Match("progress.txt", Samples.Render(console => PlanOutput.WriteProgress(console, Samples.Quota, hasDetails: true), 100));

    [Fact]
    public void Progress_as_json() => Golden.Match("progress.json", Samples.Render(console => PlanOutput.WriteProgress(console, Samples.Quota, hasDetails: true), format: OutputFormat.Json));

    [Fact]
    public void Publications_on_a_wide_line() => Golden.Match("publications-140.txt", Samples.Render(console => PublicationOutput.Write(console, Samples.Publications), 140));

    [Fact]
    public void Publications_on_a_narrow_line() => Golden.Match("publications-80.txt", Samples.Render(console => PublicationOutput.Write(console, Samples.Publications), 80));

    [Fact]
    public void Publications_as_json() => Golden.Match("publications.json", Samples.Render(console => PublicationOutput.Write(console, Samples.Publications), format: OutputFormat.Json));
}

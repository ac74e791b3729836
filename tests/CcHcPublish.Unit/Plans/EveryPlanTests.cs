using CcHcPublish.Core.Plans;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Plans;

/// <summary>What holds of every plan under <c>content/</c>; the figures are counted in the papers.</summary>
public sealed class EveryPlanTests
{
    public static TheoryData<string, int> Plans()
    {
        TheoryData<string, int> rows = [];
        foreach (var (agency, year) in SampleContent.All) rows.Add(agency, year);
        return rows;
    }

    [Fact]
    public void NoFileIsForgotten() =>
        SampleContent.Paths().Order(StringComparer.Ordinal)
            .ShouldBe(SampleContent.All.SelectMany(plan => new[] { $"{plan.Agency}/agency.yaml", $"{plan.Agency}/plans/{plan.Year}.yaml" }));

    [Theory]
    [MemberData(nameof(Plans))]
    public void APlanReadsWithoutAFindingAndStandsUnderItsYear(string agency, int year)
    {
        var plan = SampleContent.Plan(agency, year);

        plan.Agency.ShouldBe(agency);
        plan.Year.ShouldBe(year);
        plan.Status.ShouldBe(PlanStatus.Signed);
    }

    [Theory]
    [InlineData("so-cong-thuong-hai-duong", 2022, 3, 4, 3, 8, 4, 8, 6, 2, 5)]
    [InlineData("so-cong-thuong-khanh-hoa", 2017, 3, 4, 4, 0, 0, 12, 21, 2, 3)]
    [InlineData("so-tttt-khanh-hoa", 2022, 4, 3, 6, 0, 0, 19, 4, 1, 5)]
    [InlineData("so-tu-phap-soc-trang", 2020, 3, 2, 3, 7, 6, 6, 2, 1, 6)]
    [InlineData("ubnd-tinh-hung-yen", 2024, 3, 3, 5, 5, 3, 18, 21, 1, 11)]
    [InlineData("so-mau", 2026, 3, 3, 3, 8, 5, 18, 5, 6, 5)]
    public void APlanIsComplete(
        string agency, int year, int goals, int requirements, int audiences, int topics, int forms, int items, int duties, int bases, int recipients)
    {
        var plan = SampleContent.Plan(agency, year);

        plan.Goals.Count.ShouldBe(goals);
        plan.Requirements.Count.ShouldBe(requirements);
        plan.Audiences.Count.ShouldBe(audiences);
        plan.Topics.Count.ShouldBe(topics);
        plan.Forms.Count.ShouldBe(forms);
        plan.Items.Count.ShouldBe(items);
        plan.Duties.Count.ShouldBe(duties);
        plan.Bases.Count.ShouldBe(bases);
        plan.Recipients.Count.ShouldBe(recipients);
        plan.Budget.ShouldNotBeNullOrWhiteSpace();
    }

    [Theory]
    [InlineData("so-cong-thuong-hai-duong", 2022, "181/KH-SCT", "2022-02-07", "276/KH-UBND", "GIÁM ĐỐC", "Trần Văn Hảo")]
    [InlineData("so-cong-thuong-khanh-hoa", 2017, "21/KH-SCT", "2017-04-05", "807/QĐ-UBND", "GIÁM ĐỐC", "Nguyễn Ngọc Minh")]
    [InlineData("so-tttt-khanh-hoa", 2022, "485/KH-STTTT", "2022-02-25", "286/QĐ-UBND", "GIÁM ĐỐC", "Phạm Duy Lộc")]
    [InlineData("so-tu-phap-soc-trang", 2020, null, null, "25/KH-UBND", "GIÁM ĐỐC", "Phạm Tuân")]
    [InlineData("ubnd-tinh-hung-yen", 2024, null, null, "184/KH-UBND", "PHÓ CHỦ TỊCH", "Nguyễn Duy Hưng")]
    public void ItsIdentityIsThatOfThePaper(string agency, int year, string? number, string? date, string parent, string position, string name)
    {
        var plan = SampleContent.Plan(agency, year);

        plan.Number.ShouldBe(number);
        PlanTable.Day(plan.Date).ShouldBe(date ?? "");
        (plan.Number ?? plan.NumberNote).ShouldNotBeNull("a blank number is explained");
        (date ?? plan.DateNote).ShouldNotBeNull("a blank date is explained");
        plan.ParentPlan.ShouldBe(parent);
        plan.Bases.Select(basis => basis.Number).ShouldContain(parent);
        plan.Signer.ShouldNotBeNull().Position.ShouldBe(position);
        plan.Signer.Name.ShouldBe(name);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void BulletsAreNumberedInOrderAndNobodyLeadsAndCooperatesAtOnce(string agency, int year)
    {
        foreach (var item in SampleContent.Plan(agency, year).Items)
        {
            item.Actions.Select(action => action.No).ShouldBe(Enumerable.Range(1, item.Actions.Count), item.Id);
            item.Actions.SelectMany(action => action.Lead.Intersect(action.With)).ShouldBeEmpty(item.Id);
            item.Title.Length.ShouldBeLessThanOrEqualTo(160, item.Id);
        }
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void WhoIsAskedForARequestIsAUnitOfTheAgency(string agency, int year)
    {
        var units = SampleContent.Agency(agency).Units.Select(unit => unit.Id).ToList();

        SampleContent.Plan(agency, year).Items.SelectMany(item => item.Actions).Select(action => action.OnRequestOf).OfType<string>()
            .Except(units).ShouldBeEmpty();
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public void OnlyABlankCellHasNoWordingAndEveryFixedDeadlineHasItsDays(string agency, int year)
    {
        foreach (var deadline in AllDeadlines(SampleContent.Plan(agency, year)))
        {
            (deadline.Wording.Length == 0).ShouldBe(deadline.Kind == DeadlineKind.None, deadline.Wording);
            if (deadline.Kind is DeadlineKind.Quarter or DeadlineKind.Month or DeadlineKind.Before or DeadlineKind.By or DeadlineKind.Year)
                (deadline.From <= deadline.Until).ShouldBeTrue(deadline.Wording);
            if (deadline.Kind is DeadlineKind.OnRequest or DeadlineKind.External) deadline.Of.ShouldNotBeNullOrWhiteSpace(deadline.Wording);
            if (deadline.Every.Count > 0) deadline.Kind.ShouldBeOneOf(DeadlineKind.Recurring, DeadlineKind.Continuous);
        }
    }

    private static IEnumerable<Deadline> AllDeadlines(Plan plan) =>
    [
        .. plan.Items.SelectMany(item => item.Deadlines.Concat(item.Actions.SelectMany(action => action.Deadlines))),
        .. plan.Reporting.SelectMany(report => report.Deadlines),
        .. plan.Duties.SelectMany(duty => duty.Deadlines),
    ];
}

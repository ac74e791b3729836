using CcHcPublish.Core.Agencies;
using CcHcPublish.Unit.Plans;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Agencies;

public sealed class RealAgenciesTests
{
    public static TheoryData<string> Ids() => [.. SampleContent.All.Select(plan => plan.Agency)];

    [Theory]
    [InlineData("so-cong-thuong-hai-duong", "2025-06-30", "Sở Công Thương thành phố Hải Phòng")]
    [InlineData("so-tttt-khanh-hoa", "2025-02-28", "Sở Khoa học và Công nghệ tỉnh Khánh Hòa")]
    [InlineData("so-tu-phap-soc-trang", "2025-06-30", "Sở Tư pháp thành phố Cần Thơ")]
    [InlineData("so-cong-thuong-khanh-hoa", "2025-06-30", "Sở Công Thương tỉnh Khánh Hòa (tỉnh mới")]
    [InlineData("ubnd-tinh-hung-yen", "2025-06-30", "Ủy ban nhân dân tỉnh Hưng Yên (tỉnh mới")]
    public void AnAgencyOfThePastEndsOnItsDayAndNamesItsSuccessor(string id, string lastDay, string successor)
    {
        var agency = SampleContent.Agency(id);

        PlanTable.Day(agency.Valid.To).ShouldBe(lastDay);
        agency.Successor.ShouldNotBeNull().ShouldStartWith(successor);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void NoUnitOutlivesItsAgencyExceptOutsideBodies(string id)
    {
        var agency = SampleContent.Agency(id);

        if (agency.Valid.To is { } last) agency.Units.Where(unit => unit.Kind != UnitKind.Outside).ShouldAllBe(unit => unit.Valid.To <= last);
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void TheDeskCanWriteEditAndApproveWithFourEyes(string id)
    {
        var users = SampleContent.Agency(id).Users;

        users.ShouldContain(user => user.Has(DeskRoles.Writer));
        users.ShouldContain(user => user.Has(DeskRoles.Editor));
        users.Where(user => user.Has(DeskRoles.Approver)).ShouldAllBe(user => !user.Has(DeskRoles.Writer));
        users.ShouldContain(user => user.Has(DeskRoles.Approver));
    }

    [Theory]
    [MemberData(nameof(Ids))]
    public void NoRealAddressOrDomainIsUsed(string id)
    {
        var agency = SampleContent.Agency(id);

        agency.Channels.Where(channel => channel.Kind == ChannelKind.Website).ShouldHaveSingleItem().BaseUrl.ShouldBe($"https://{id}.example.vn");
        agency.Channels.Count.ShouldBe(id is "so-mau" or "so-cong-thuong-hai-duong" ? 3 : 1, "only where the plan names fanpage and Zalo");
    }

    [Theory]
    [InlineData("so-tttt-khanh-hoa", "2022-01-03 2022-01-31 2022-02-01 2022-02-02 2022-02-03 2022-02-04 2022-04-11 2022-05-02 2022-05-03 2022-09-01 2022-09-02", "")]
    [InlineData("so-cong-thuong-hai-duong", "2022-01-03 2022-01-31 2022-02-01 2022-02-02 2022-02-03 2022-02-04 2022-04-11 2022-05-02 2022-05-03 2022-09-01 2022-09-02", "")]
    [InlineData("ubnd-tinh-hung-yen", "2024-01-01 2024-02-08 2024-02-09 2024-02-12 2024-02-13 2024-02-14 2024-04-18 2024-04-29 2024-04-30 2024-05-01 2024-09-02 2024-09-03", "2024-05-04")]
    [InlineData("so-mau", "2026-01-01 2026-01-02 2026-02-16 2026-02-17 2026-02-18 2026-02-19 2026-02-20 2026-04-27 2026-04-30 2026-05-01 2026-08-31 2026-09-01 2026-09-02 2026-11-24", "2026-01-10 2026-08-22")]
    public void DaysOffAreThoseOfTheYear(string id, string off, string worked)
    {
        var days = SampleContent.Agency(id).DaysOff;

        Days(days.Where(day => day.Kind != DayOffKind.WorkedInstead)).ShouldBe(off);
        Days(days.Where(day => day.Kind == DayOffKind.WorkedInstead)).ShouldBe(worked);
        days.Where(day => day.Kind == DayOffKind.WorkedInstead).ShouldAllBe(day => day.Date.DayOfWeek == DayOfWeek.Saturday);
        days.Where(day => day.Kind != DayOffKind.WorkedInstead).ShouldAllBe(day => day.Date.DayOfWeek != DayOfWeek.Saturday && day.Date.DayOfWeek != DayOfWeek.Sunday);
    }

    private static string Days(IEnumerable<DayOff> days) => string.Join(' ', days.Select(day => PlanTable.Day(day.Date)));
}

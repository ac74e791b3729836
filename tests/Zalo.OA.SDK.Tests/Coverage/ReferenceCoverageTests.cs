using CcHcPublish.Coverage;
using CcHcPublish.Sandbox;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Coverage;

public sealed class ReferenceCoverageTests
{
    [Fact]
    public void Every_row_of_the_reference_names_tests_that_exist()
    {
        var table = CoverageTable.Read(GetType().Assembly, "zalo-oa-api.txt");

        table.Faults(GetType().Assembly, typeof(ZaloOptions).Assembly, typeof(ZaloOaClient).Assembly).ShouldBeEmpty();
        table.Rows.Count.ShouldBeGreaterThan(80);
        table.Rows.Count(r => r.Open is not null).ShouldBeLessThanOrEqualTo(1, "what is not held is told in the table, and stays rare");
    }
}

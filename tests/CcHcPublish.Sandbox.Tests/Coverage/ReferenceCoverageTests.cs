using CcHcPublish.Coverage;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Coverage;

public sealed class ReferenceCoverageTests
{
    [Fact]
    public void Every_row_of_the_reference_names_tests_that_exist()
    {
        var table = CoverageTable.Read(GetType().Assembly, "facebook-pages-api.txt");

        table.Faults(GetType().Assembly, typeof(FacebookOptions).Assembly, typeof(PostRules).Assembly).ShouldBeEmpty();
        table.Rows.Count.ShouldBeGreaterThan(80);
        table.Rows.Count(r => r.Open is not null).ShouldBeLessThanOrEqualTo(2, "what is not held is told in the table, and stays rare");
    }
}

using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class CategoryCheckTests
{
    [Fact]
    public void AnUnknownCategoryIsToldWithTheNearest() =>
        Checking.With<CategoryCheck>(A.Article() with { Category = "dich-vu-congg" }).ShouldBeOne("category", Severity.Error, "“dich-vu-cong”?");

    [Fact]
    public void ACategoryOfTheAgencyIsFine() => Checking.With<CategoryCheck>(A.Article()).ShouldBeEmpty();
}

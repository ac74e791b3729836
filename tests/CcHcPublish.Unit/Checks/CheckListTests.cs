using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class CheckListTests
{
    [Fact]
    public void AWellWrittenArticleHasNoFindings() => CheckList.Run(A.Content(A.Article())).ShouldBeEmpty();

    [Fact]
    public void FindingsComeByFileAndLine()
    {
        var late = A.Article("b-bai") with { Unit = "khong-co-don-vi-nay", Title = "Bốn bước nộp hồ sơ trực tuyến" };
        var early = A.Article("a-bai", body: "# Một\n\n" + A.Text + "\n[a](x)\n");

        var places = CheckList.Run(A.Content(late, early)).Select(finding => $"{finding.Place.File[^8..]} {finding.Place.Line}").ToList();

        places.ShouldBe(["a-bai.md 12", "a-bai.md 21", "b-bai.md 1"]);
    }

    [Fact]
    public void NobodyIsToldTheSameThingAThousandTimes() =>
        CheckList.Of(A.Article(body: string.Concat(Enumerable.Repeat("[a](x) ", 1_000))), A.Content()).Count(finding => finding.Code == "link-relative").ShouldBe(50);

    [Fact]
    public void EveryCheckIsInTheListOnce()
    {
        var checks = typeof(ICheck).Assembly.GetTypes().Where(type => typeof(ICheck).IsAssignableFrom(type) && type.IsClass);

        CheckList.All.Select(check => check.GetType()).ShouldBe(checks, ignoreOrder: true);
    }
}

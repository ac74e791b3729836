using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Text;

public sealed class WordRunsTests
{
    [Fact]
    public void RunsAreLettersWithTheirPlaces()
    {
        List<(string Word, int Start)> runs = [];
        foreach (var run in new WordRuns(" Cải cách, số 12\nđ")) runs.Add((run.Word.ToString(), run.Start));

        runs.ShouldBe([("Cải", 1), ("cách", 5), ("số", 11), ("đ", 17)]);
    }

    [Fact]
    public void ATextWithoutLettersHasNone()
    {
        var runs = new WordRuns("12 – 34");

        runs.MoveNext().ShouldBeFalse();
    }
}

using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Yaml;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Yaml;

public sealed class YamlFieldsTests
{
    private readonly List<Finding> findings = [];

    [Fact]
    public void AnUnknownKeyIsToldWithTheNearest()
    {
        var fields = Fields("titel: a\n");
        fields.OptionalText("title");
        fields.Done();

        ShouldBeOne("unknown-key", "“title”?", 1, 1);
    }

    [Theory]
    [InlineData("title:\n")]
    [InlineData("title: ~\n")]
    [InlineData("khac: 1\n")]
    public void AnAbsentRequiredValueIsMissing(string yaml)
    {
        Fields(yaml).Text("title").ShouldBe("");

        findings.ShouldHaveSingleItem().Code.ShouldBe("missing-key");
    }

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("20/11/2026")]
    [InlineData("2026-11-20 25:00")]
    [InlineData("hôm nay")]
    public void ADateThatDoesNotExistIsAnError(string date)
    {
        Fields($"tags: []\ndate: {date}\n").OptionalDateTime("date").ShouldBeNull();

        ShouldBeOne("wrong-date", date, 2, 7);
    }

    [Theory]
    [InlineData("2026-11-20", "2026-11-20T00:00:00")]
    [InlineData("2026-11-20 08:05", "2026-11-20T08:05:00")]
    [InlineData("2026-11-20T08:05:30", "2026-11-20T08:05:30")]
    public void DatesAreReadWithAndWithoutTime(string text, string time)
    {
        Fields($"date: {text}\n").OptionalDateTime("date").ShouldBe(DateTime.Parse(time, System.Globalization.CultureInfo.InvariantCulture));

        findings.ShouldBeEmpty();
    }

    [Fact]
    public void AWrongChoiceIsToldWithTheNearest()
    {
        Fields("genre: phongsu\n").Choice("genre", new Choices<int> { ["tin"] = 1, ["phong-su"] = 2 });

        ShouldBeOne("wrong-value", "“phong-su”?", 1, 8);
    }

    [Theory]
    [InlineData("n: 13\n")]
    [InlineData("n: -1\n")]
    [InlineData("n: 1.5\n")]
    [InlineData("n: [1]\n")]
    public void ANumberOutsideItsLimitsIsAnError(string yaml)
    {
        Fields(yaml).Number("n", otherwise: 1, least: 1, most: 12).ShouldBe(1);

        findings.ShouldHaveSingleItem().Code.ShouldBe("wrong-value");
    }

    [Fact]
    public void AListMustBeAListOfTexts()
    {
        var fields = Fields("a: x\nb: [[y]]\nc: [z]\n");

        fields.Texts("a").ShouldBeEmpty();
        fields.Texts("b").ShouldBeEmpty();
        fields.Texts("c").ShouldBe(["z"]);
        findings.Select(finding => finding.Place.Line).ShouldBe([1, 2]);
    }

    [Fact]
    public void PlacesReachOneLevelDown()
    {
        var places = Fields("with: [a, b]\nzalo:\n  title: x\n").Places();

        places["with.1"].ShouldBe(new Place("a.yaml", 1, 11));
        places["zalo.title"].ShouldBe(new Place("a.yaml", 3, 10));
    }

    private YamlFields Fields(string yaml) => new(YamlTree.Parse(yaml, "a.yaml", findings).ShouldNotBeNull(), "a.yaml", findings);

    private void ShouldBeOne(string code, string says, int line, int column)
    {
        var finding = findings.ShouldHaveSingleItem();
        finding.Code.ShouldBe(code);
        $"{finding.Message.Vi} {finding.Advice.Vi}".ShouldContain(says);
        (finding.Place.Line, finding.Place.Column).ShouldBe((line, column));
    }
}

using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Yaml;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Yaml;

public sealed class YamlTreeTests
{
    private readonly List<Finding> findings = [];

    [Theory]
    [InlineData("a: [1, 2\nb: 3\n", "yaml-syntax")]
    [InlineData("a: 1\n b: 2\n", "yaml-syntax")]
    [InlineData("a: \"x\n", "yaml-syntax")]
    [InlineData("a: 1\n---\nb: 2\n", "yaml-syntax")]
    [InlineData("[a]: 1\n", "yaml-syntax")]
    [InlineData("# chỉ có chú thích\n", "yaml-empty")]
    [InlineData("a: 1\na: 2\n", "yaml-duplicate")]
    [InlineData("a: &x 1\nb: *x\n", "yaml-alias")]
    [InlineData("a: !!int 1\n", "yaml-alias")]
    [InlineData("a: !evil 1\n", "yaml-alias")]
    public void WhatIsNoPlainYamlIsOneError(string text, string code)
    {
        YamlTree.Parse(text, "a.yaml", findings).ShouldBeNull();

        var finding = findings.ShouldHaveSingleItem();
        (finding.Code, finding.Severity).ShouldBe((code, Severity.Error));
    }

    [Fact]
    public void TheErrorStandsOnItsLineOfTheFile()
    {
        YamlTree.Parse("a: 1\nb: 2\na: 3\n", "a.md", findings, firstLine: 2);

        findings.ShouldHaveSingleItem().Place.ShouldBe(new Place("a.md", 4, 1));
    }

    [Theory]
    [InlineData("title: Ba bước: một\n", "dấu hai chấm")]
    [InlineData("title: \"Ba bước\nunit: a\n", "ngoặc kép hoặc ngoặc đơn chưa đóng")]
    [InlineData("tags: [a, b\nunit: a\n", "ngoặc [ hoặc { chưa đóng")]
    [InlineData("tags: [a, b\n", "ngoặc [ hoặc { chưa đóng")]
    [InlineData("title: @a\n", "ký tự đặc biệt")]
    [InlineData("title: a\n  unit: b\n", "dấu hai chấm")]
    [InlineData("a: 1\n\tb: 2\n", "dấu tab")]
    public void TheReasonIsToldInVietnamese(string text, string says)
    {
        YamlTree.Parse(text, "a.yaml", findings).ShouldBeNull();

        findings.ShouldHaveSingleItem().Message.Vi.ShouldContain(says);
    }

    [Fact]
    public void NoTextBreaksTheReader()
    {
        var random = new Random(20261120);
        string[] bits = ["[", "]", "{", "}", ":", ": ", "\"", "'", "\n", "\t", " ", "- ", "#", "&a", "*a", "!", "|", ">", "%", "@", "`", ",", "?", "\\", "\u0001", "\n---\n", "a", "việc"];
        for (var round = 0; round < 3_000; round++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(1, 25)).Select(_ => bits[random.Next(bits.Length)]));
            findings.Clear();

            var node = YamlTree.Parse(text, "a.yaml", findings);

            (node is null).ShouldBe(findings.Count == 1, text);
            findings.ShouldAllBe(finding => finding.Place.Line >= 1 && finding.Place.Column >= 1);
        }
    }

    [Fact]
    public void NestingIsLimited()
    {
        YamlTree.Parse(new string('[', 24) + new string(']', 24), "a.yaml", findings).ShouldNotBeNull();
        YamlTree.Parse(new string('[', 5_000) + new string(']', 5_000), "a.yaml", findings).ShouldBeNull();

        findings.ShouldHaveSingleItem().Code.ShouldBe("yaml-limit");
    }

    [Fact]
    public void TheNumberOfValuesIsLimited()
    {
        YamlTree.Parse($"[{string.Join(',', Enumerable.Repeat('a', 60_001))}]", "a.yaml", findings).ShouldBeNull();

        findings.ShouldHaveSingleItem().Code.ShouldBe("yaml-limit");
    }

    [Fact]
    public void ALaughingBombIsRefusedAtOnce()
    {
        var bomb = "a: &a [x, x]\n" + string.Concat(Enumerable.Range(0, 20).Select(step => $"b{step}: [*a, *a]\n"));

        YamlTree.Parse(bomb, "a.yaml", findings).ShouldBeNull();

        findings.ShouldHaveSingleItem().Code.ShouldBe("yaml-alias");
    }
}

using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Rendering;
using Scriban.Runtime;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Rendering;

public class TemplateFindingsTests
{
    [Theory]
    [InlineData("một\n  <p>{{ if }}</p>", "templates/a.scriban:2:12", "<p>{{ if }}</p>", "}}")]
    [InlineData("một\n  {{ for x in }}", "templates/a.scriban:2:15", "{{ for x in }}", "}}")]
    [InlineData("{{ khong_co_ham 1 }}", "templates/a.scriban:1:4", "{{ khong_co_ham 1 }}", "khong_co_ham")]
    [InlineData("{{ co.khong_co }}", "templates/a.scriban:1:7", "{{ co.khong_co }}", "khong_co")]
    [InlineData("{{ trong.ten }}", "templates/a.scriban:1:10", "{{ trong.ten }}", "ten")]
    [InlineData("{{ include 'khong-co.scriban' }}", "templates/a.scriban:1:4", "{{ include 'khong-co.scriban' }}", "include 'khong-co.scriban'")]
    [InlineData("{{ while true; end }}", "templates/a.scriban:1:4", "{{ while true; end }}", "while true; end")]
    [InlineData("{{ 1 + [1] }}", "templates/a.scriban:1:6", "{{ 1 + [1] }}", "+")]
    public void AFindingNamesThePlaceAndShowsThePiece(string template, string place, string line, string piece)
    {
        var finding = Wrong(("a.scriban", template));

        finding.Place.ToString().ShouldBe(place);
        finding.Fragment.ShouldNotBeNull().Line.ShouldBe(line);
        finding.Fragment.Piece.ShouldBe(piece);
        finding.Message.Vi.ShouldContain($"{place} bị lỗi, ở “{piece}”: ");
        finding.Message.En.ShouldContain($"{place} fails at “{piece}”: ");
    }

    [Fact]
    public void WhatFailsInAnIncludedTemplateIsShownFromThatTemplate()
    {
        var finding = Wrong(("a.scriban", "{{ include 'b.scriban' }}"), ("b.scriban", "một\n\t{{ trong.ten }}"));

        finding.Place.ToString().ShouldBe("templates/b.scriban:2:11");
        finding.Fragment.ShouldNotBeNull().Line.ShouldBe("{{ trong.ten }}");
    }

    [Fact]
    public void AnIncludedTemplateThatDoesNotCompileIsNamedItself()
    {
        var finding = Wrong(("a.scriban", "{{ include 'b.scriban' }}"), ("b.scriban", "{{ (1 }}"));

        finding.Place.ToString().ShouldBe("templates/b.scriban:1:7");
        finding.Fragment.ShouldNotBeNull().Line.ShouldBe("{{ (1 }}");
    }

    [Fact]
    public void AnOpenBlockIsShownWhereItBegins()
    {
        var finding = Wrong(("a.scriban", "<p>\n{{ if co }}\n</p>\n"));

        finding.Place.ToString().ShouldBe("templates/a.scriban:2:4");
        finding.Fragment.ShouldNotBeNull().Line.ShouldBe("{{ if co }}");
        finding.Message.Vi.ShouldContain("`if` chưa được đóng bằng `end`");
    }

    [Fact]
    public void OfALongLineThePartAroundThePieceIsShown()
    {
        var finding = Wrong(("a.scriban", $"{new string('đ', 500)}{{{{ trong.ten }}}}{new string('x', 500)}"));

        var fragment = finding.Fragment.ShouldNotBeNull();
        fragment.Line.Length.ShouldBe(120);
        fragment.Piece.ShouldBe("ten");
    }

    [Fact]
    public void ControlCharactersOfATemplateAreNotShown() =>
        Wrong(("a.scriban", "\u001b[31m{{ trong.ten }}")).Fragment.ShouldNotBeNull().Line.ShouldBe(" [31m{{ trong.ten }}");

    private static Finding Wrong(params (string Path, string Text)[] texts)
    {
        List<Finding> findings = [];
        var model = new ScriptObject { ["co"] = new ScriptObject(), ["trong"] = null };
        new TemplateSet(texts.ToDictionary(text => text.Path, text => text.Text)).Render("a.scriban", findings, model).ShouldBeNull();
        return findings.ShouldHaveSingleItem();
    }
}

using System.Text.Json;
using CcHcPublish.Contract.CommandLine;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Publications;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Channels;

/// <summary>One declaration of what channels can do: the page, the command line and the publisher's rules tell the same.</summary>
public sealed class ChannelAbilitiesTests
{
    [Fact]
    public void EveryKindOfChannelDeclaresWhatItCanDo() => ChannelAbilities.All.Select(abilities => abilities.Kind).ShouldBe(Enum.GetValues<ChannelKind>(), ignoreOrder: true);

    [Fact]
    public void TheTableOfTheDocumentsIsTheDeclaredOne()
    {
        var page = File.ReadAllLines(SourceTree.PathTo("docs", "channels", "kha-nang.md"));
        var columns = ChannelAbilities.Website.Columns;
        List<string> table =
        [
            Row(columns.Select(column => column.Header.Vi).Prepend("Kênh")),
            Row(columns.Select(_ => "---").Prepend("---")),
            .. ChannelAbilities.All.Select(kind => Row(kind.Columns.Select(column => column.Ability.Told.Vi).Prepend(kind.Name.Vi))),
        ];

        page.Where(line => line.StartsWith('|')).ShouldBe(table);
    }

    [Fact]
    public async Task TheListPrintsTheAbilitiesOfTheKindsAnAgencyHas()
    {
        using var cchc = new CchcRun();

        var vietnamese = string.Join(' ', (await cchc.RunAsync("channel", "list", "--agency", "so-mau")).Output.Split((char[])[' ', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries));
        using var json = JsonDocument.Parse((await cchc.RunAsync("channel", "list", "--agency", "so-mau", "--format", "json", "--lang", "en")).Output);

        vietnamese.ShouldContain("Đính chính có: chỉ lời; liên kết và ảnh giữ nguyên");
        vietnamese.ShouldNotContain(ChannelAbilities.File.Name.Vi);
        var told = json.RootElement.GetProperty("abilities").EnumerateArray().ToDictionary(kind => kind.GetProperty("kind").GetString()!);
        told.Keys.ShouldBe(["website", "facebook", "zalo"]);
        told["website"].GetProperty("broadcast").GetProperty("can").GetBoolean().ShouldBeFalse();
        told["facebook"].GetProperty("correct").GetProperty("how").GetString().ShouldBe(ChannelAbilities.Facebook.Correct.How.En);
    }

    [Fact]
    public void WhatCannotBeFoundAgainIsForAPersonAtTheFirstLook()
    {
        foreach (var abilities in ChannelAbilities.All)
        {
            var plan = LookPlan.Of(abilities.Kind);
            (plan.Pause(1) is not null).ShouldBe(abilities.FindAgain.Can, abilities.Kind.ToString());
            if (abilities.FindAgain.Can) (plan.Needed > 1).ShouldBe(abilities.ReadsLag, abilities.Kind.ToString());
        }
    }

    private static string Row(IEnumerable<string> cells) => $"| {string.Join(" | ", cells)} |";
}

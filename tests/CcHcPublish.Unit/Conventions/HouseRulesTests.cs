using System.Text.RegularExpressions;
using System.Xml.Linq;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Conventions;

/// <summary>Rules of the house that a compiler does not keep. They read the source.</summary>
public sealed partial class HouseRulesTests
{
    private const int LongestFile = 300;

    private static readonly Dictionary<string, string[]> Arrows = new()
    {
        ["CcHcPublish.Scriban"] = [],
        ["Zalo.OA.SDK"] = [],
        ["CcHcPublish.Core"] = ["CcHcPublish.Scriban"],
        ["CcHcPublish.Runtime"] = ["CcHcPublish.Core", "Zalo.OA.SDK"],
        ["CcHcPublish.Sandbox"] = [],
        ["CcHcPublish.Web"] = ["CcHcPublish.Runtime"],
        ["CcHcPublish.Cli"] = ["CcHcPublish.Sandbox", "CcHcPublish.Web"],
    };

    [Fact]
    public void ProjectsReferOnlyAlongTheArrows()
    {
        var projects = Directory.EnumerateFiles(SourceTree.PathTo("src"), "*.csproj", SearchOption.AllDirectories).ToList();

        projects.Select(Path.GetFileNameWithoutExtension).ShouldBe(Arrows.Keys, ignoreOrder: true);
        foreach (var project in projects)
        {
            var references = XDocument.Load(project).Descendants("ProjectReference")
                .Select(reference => Path.GetFileNameWithoutExtension(reference.Attribute("Include")!.Value.Replace('\\', '/')));
            references.ShouldBe(Arrows[Path.GetFileNameWithoutExtension(project)], ignoreOrder: true, customMessage: project);
        }
    }

    [Fact]
    public void NoSourceFileIsLongerThanThreeHundredLines() => Sources("src").Concat(Sources("tests"))
        .Select(file => (file.Path, Lines: file.Text.AsSpan().Count('\n')))
        .Where(file => file.Lines > LongestFile).ShouldBeEmpty();

    [Fact]
    public void NoTypeIsCalledAfterNothingInParticular() => Sources("src")
        .SelectMany(file => TypeName().Matches(file.Text).Select(match => $"{file.Path}: {match.Groups["name"].Value}"))
        .Where(name => EmptyEnding().IsMatch(name)).ShouldBeEmpty();

    [Fact]
    public void NobodyReadsTheMachinesClock() => Sources("src").Concat(Sources("tests"))
        .Where(file => !file.Path.EndsWith("HouseRulesTests.cs", StringComparison.Ordinal) && Clock().IsMatch(file.Text))
        .Select(file => file.Path).ShouldBeEmpty();

    [Fact]
    public void NamespacesBeginWithTheProject()
    {
        foreach (var (path, text) in Sources("src").Where(file => !file.Path.StartsWith("src/CcHcPublish.Scriban/", StringComparison.Ordinal)))
        {
            if (Namespace().Match(text) is { Success: true } found) ($"{found.Groups["name"].Value}.").ShouldStartWith(path.Split('/')[1] + ".", Case.Sensitive, path);
        }
    }

    [Fact]
    public void EveryCheckHasTestsOfItsName()
    {
        var checks = Sources("src").Where(file => file.Path.EndsWith("Check.cs", StringComparison.Ordinal) && file.Text.Contains(": ICheck", StringComparison.Ordinal));
        var tests = Sources("tests").Select(file => Path.GetFileName(file.Path)).ToHashSet();

        checks.Select(check => Path.GetFileNameWithoutExtension(check.Path) + "Tests.cs").Where(name => !tests.Contains(name)).ShouldBeEmpty();
    }

    [Fact]
    public void EveryChannelKeepsTheContractAndHasAPage()
    {
        var channels = SourceTree.Files("src/CcHcPublish.Runtime/Channels", "*Channel.cs")
            .Where(file => Path.GetFileName(file) == Path.GetFileName(Path.GetDirectoryName(file)) + "Channel.cs")
            .Select(file => Path.GetFileName(Path.GetDirectoryName(file)!)).ToList();

        channels.ShouldContain("Website");
        foreach (var channel in channels)
        {
            var contract = Path.Combine("tests/CcHcPublish.Contract/Channels", channel);
            var keeper = Sources(contract).SingleOrDefault(file => ContractKeeper().IsMatch(file.Text));
            keeper.Path.ShouldNotBeNull($"{contract} has no subclass of ChannelContract");
            // A channel that speaks to another machine has its exchanges as data beside it.
            if (keeper.Text.Contains(": HttpChannelContract", StringComparison.Ordinal)) File.Exists(SourceTree.PathTo(contract, "exchanges.json")).ShouldBeTrue(contract);
            File.Exists(SourceTree.PathTo("docs", "channels", channel.ToLowerInvariant() + ".md")).ShouldBeTrue($"docs/channels/{channel.ToLowerInvariant()}.md is missing");
        }
    }

    private static IEnumerable<(string Path, string Text)> Sources(string folder) => SourceTree.Files(folder, "*.cs")
        .Select(file => (Path.GetRelativePath(SourceTree.Root, file).Replace(Path.DirectorySeparatorChar, '/'), File.ReadAllText(file)));

    [GeneratedRegex(@"\b(?:class|record|struct|interface|enum)\s+(?:class\s+|struct\s+)?(?<name>[A-Z]\w+)")]
    private static partial Regex TypeName();

    [GeneratedRegex("(?:Service|Manager|Helper|Helpers|Util|Utils)$")]
    private static partial Regex EmptyEnding();

    [GeneratedRegex(@"class \w+(?:\([^)]*\))? : (?:Http)?ChannelContract\b")]
    private static partial Regex ContractKeeper();

    [GeneratedRegex(@"\bDateTime(?:Offset)?\.(?:Now|UtcNow|Today)\b")]
    private static partial Regex Clock();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline)]
    private static partial Regex Namespace();
}

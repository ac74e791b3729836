using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Publications;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Docs;

/// <summary>The glossary is the law for names: what the product shows stands in it.</summary>
public sealed class GlossaryTests
{
    private static readonly string Glossary = Document.Read("glossary.md");

    [Fact]
    public void StatesOfAPublicationAreShownInItsWords() =>
        Missing(Enum.GetValues<PublicationState>().Select(state => (state.ToString(), PublicationWords.Of(state).Vi))).ShouldBeEmpty();

    [Fact]
    public void GenresAreShownInItsWords() => Missing(Genre.All.Select(genre => (genre.Id, genre.Name.Vi))).ShouldBeEmpty();

    [Fact]
    public void EveryKindOfDeadlineStandsInIt() =>
        Enum.GetNames<DeadlineKind>().Where(name => !Glossary.Contains($"\n| {name} | ", StringComparison.Ordinal)).ShouldBeEmpty();

    [Fact]
    public void NoTermIsExplainedTwiceInOneTable()
    {
        foreach (var section in Glossary.Split("\n## "))
        {
            section.Split('\n').Where(line => line.StartsWith("| ", StringComparison.Ordinal)).Select(line => line.Split('|')[1].Trim())
                .GroupBy(term => term).Where(group => group.Count() > 1).Select(group => group.Key).ShouldBeEmpty();
        }
    }

    private static List<string> Missing(IEnumerable<(string Code, string Vietnamese)> terms) =>
        [.. terms.Select(term => $"\n| {term.Code} | {term.Vietnamese} |").Where(row => !Glossary.Contains(row, StringComparison.InvariantCultureIgnoreCase)).Select(row => row.Trim())];
}

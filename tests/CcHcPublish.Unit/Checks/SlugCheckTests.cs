using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class SlugCheckTests
{
    [Fact]
    public void OfTwoArticlesWithOneSlugTheSecondInPathOrderIsAtFault()
    {
        var first = A.Article() with { Path = "content/so-mau/articles/2026/10/a.md" };
        var second = A.Article();
        var content = A.Content(first, second);

        Checking.With<SlugCheck>(first, content).ShouldBeEmpty();
        Checking.With<SlugCheck>(second, content).ShouldBeOne("slug-duplicate", Severity.Error, first.Path);
    }

    [Fact]
    public void TheFileThatTheLedgerKnowsOwnsItsSlugWhereverItsNameSorts()
    {
        var newcomer = A.Article() with { Path = "content/so-mau/articles/2026/01/00.md" };
        var owner = A.Article();
        var content = A.Content(newcomer, owner).Owned([new SlugOwner(owner.Slug, owner.Path, owner.Hash)]);

        Checking.With<SlugCheck>(owner, content).ShouldBeEmpty();
        Checking.With<SlugCheck>(newcomer, content).ShouldBeOne("slug-duplicate", Severity.Error, owner.Path);
    }
}

using CcHcPublish.Runtime.Content;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Content;

public sealed class FindRootTests : IDisposable
{
    private readonly TempFolder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void TheNearestFolderUpwardsWithContentAndTemplatesIsTheRoot()
    {
        folder.Write("templates/website/a.scriban", "");
        folder.Write("content/so-mau/articles/2026/01/content/a.md", "");

        FindRoot.From(null, folder.At("content/so-mau/articles/2026/01"))?.Path.ShouldBe(folder.Path);
    }

    [Fact]
    public void WithoutOneThereIsNone() => FindRoot.From(null, folder.Path).ShouldBeNull();

    [Fact]
    public void AGivenFolderNeedsContentOnly()
    {
        FindRoot.From(folder.Path, ".").ShouldBeNull();
        folder.Write("x/content/a/b.md", "");

        FindRoot.From("x", folder.Path)?.Path.ShouldBe(folder.At("x"));
    }

    [Fact]
    public void AgenciesAreTheVisibleFoldersInOrder()
    {
        foreach (var name in new[] { "so-b", "so-a", ".git" }) folder.Write($"content/{name}/agency.yaml", "");
        folder.Write("content/README.md", "");

        new ContentRoot(folder.Path).Agencies().ShouldBe(["so-a", "so-b"]);
    }
}

using CcHcPublish.Core.Checks;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Content;

/// <summary>
/// <c>tests/faulty</c> holds content in which every article has a fault of its own. Each gives the findings that
/// <c>expected.txt</c> names, on their lines, and nothing else.
/// </summary>
public sealed class FaultyContentTests
{
    [Fact]
    public void EveryFaultIsFoundOnItsLineAndNothingElse() => ShouldFind(SourceTree.PathTo("tests", "faulty"));

    [Fact]
    public void AHugeFileIsOneFindingAndNeverLoaded()
    {
        using var copy = Copy();
        var file = copy.Write("content/so-loi/articles/2026/03/qua-lon.md", "---\n");
        using (var stream = File.OpenWrite(file)) stream.SetLength(50L * 1024 * 1024);
        Found(copy.Path);

        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = new ReadContent(new ContentRoot(copy.Path)).Run("so-loi");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;

        reading.Findings.Where(finding => finding.Place.File.EndsWith("qua-lon.md", StringComparison.Ordinal)).ShouldHaveSingleItem().Code.ShouldBe("file-size");
        allocated.ShouldBeLessThan(25 * 1024 * 1024);
        ShouldFind(copy.Path, "content/so-loi/articles/2026/03/qua-lon.md:1 file-size");
    }

    [Fact]
    public void LinksThatLeaveTheAgencysFolderAreRefusedAndTheRestGoesThrough()
    {
        using var copy = Copy();
        using var elsewhere = new TempFolder();
        var secret = elsewhere.Write("bai.md", "---\ntitle: Bí mật\n---\n");
        elsewhere.Write("media/anh.png", "x");
        if (!TryLink(copy.At("content/so-loi/articles/2026/03/ra-ngoai.md"), secret)) return;
        Directory.CreateSymbolicLink(copy.At("content/so-loi/media/ra-ngoai"), elsewhere.At("media"));
        // A link that stays inside by its name, through a folder that leads out.
        File.CreateSymbolicLink(copy.At("content/so-loi/articles/2026/03/vong.md"), "../../../media/ra-ngoai/../bai.md");
        Directory.CreateSymbolicLink(copy.At("content/so-ngoai"), elsewhere.Path);

        ShouldFind(
            copy.Path,
            "content/so-loi/articles/2026/03/ra-ngoai.md:1 file-outside",
            "content/so-loi/articles/2026/03/vong.md:1 file-outside",
            "content/so-loi/media/ra-ngoai:1 file-outside",
            "content/so-ngoai:1 file-outside");
    }

    private static TempFolder Copy()
    {
        var copy = new TempFolder();
        copy.CopyFrom(SourceTree.PathTo("tests", "faulty"));
        return copy;
    }

    /// <summary>False where the system does not let this user make links, as on Windows without developer mode.</summary>
    private static bool TryLink(string link, string target)
    {
        try
        {
            File.CreateSymbolicLink(link, target);
            return true;
        }
        catch (Exception wrong) when (OperatingSystem.IsWindows() && wrong is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static List<string> Found(string path)
    {
        var root = FindRoot.From(path, ".").ShouldNotBeNull();
        var reader = new ReadContent(root);
        return [.. root.Agencies().Select(agency => reader.Run(agency))
            .SelectMany(reading => reading.Content is { } content ? CheckList.Run(content) : reading.Findings)
            .Select(finding => $"{finding.Place.File}:{finding.Place.Line} {finding.Code}")
            .Order(StringComparer.Ordinal)];
    }

    private static void ShouldFind(string path, params string[] more)
    {
        var expected = File.ReadAllLines(SourceTree.PathTo("tests", "faulty", "expected.txt")).Where(line => line.Length > 0).Concat(more).Order(StringComparer.Ordinal).ToList();
        var found = Found(path);

        found.Except(expected).ShouldBeEmpty("found, but not expected");
        expected.Except(found).ShouldBeEmpty("expected, but not found");
        found.ShouldBe(expected);
    }
}

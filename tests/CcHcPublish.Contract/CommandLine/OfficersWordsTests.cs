using CcHcPublish.Contract.Storage;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>What an officer types a command for is told in the officer's words; lines for developers stay in the log files.</summary>
public sealed class OfficersWordsTests
{
    [Fact]
    public async Task AFaultOnTheWayIsToldInVietnameseWithItsFileAndNotAsALogLine()
    {
        await using var place = await LedgerPlaceUnderTest.NewAsync("sqlite");
        await using (await place.OpenAsync())
        {
        }

        await place.TamperAsync("alter table articles rename column slug to lac");

        var (_, output, errors) = await CchcProcess.RunAsync(null, "publish", "--due", "--root", SourceTree.Root, "--data", place.Folder);

        (output + errors).ShouldNotContain(" ERR ");
        (output + errors).ShouldNotContain("could not be read");
        errors.ShouldContain("lỗi được ghi vào");
        errors.ShouldContain(Path.Combine(place.Folder, "logs"));
        Directory.EnumerateFiles(Path.Combine(place.Folder, "logs")).ShouldNotBeEmpty();
    }
}

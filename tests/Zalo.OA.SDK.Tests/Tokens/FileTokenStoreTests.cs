using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Tokens;

public sealed class FileTokenStoreTests : IDisposable
{
    private readonly Scratch scratch = new();

    private string Path => scratch.File("oa.json");

    public void Dispose() => scratch.Dispose();

    [Fact]
    public async Task What_was_stored_is_read_by_another_store()
    {
        var stored = State(1, "a") with { Claim = new RotationClaim("x", DateTimeOffset.UnixEpoch), Trouble = new RotationTrouble("hỏng", -14014, null, 2) };

        (await new FileTokenStore(Path).TryReplaceAsync(0, stored, default)).ShouldBeTrue();

        (await new FileTokenStore(Path).ReadAsync(default)).ShouldBe(stored);
    }

    [Fact]
    public async Task A_stale_version_replaces_nothing()
    {
        var store = new FileTokenStore(Path);
        await store.TryReplaceAsync(0, State(1, "a"), default);
        await store.TryReplaceAsync(1, State(2, "b"), default);

        (await store.TryReplaceAsync(1, State(2, "c"), default)).ShouldBeFalse();

        (await store.ReadAsync(default)).ShouldBe(State(2, "b"));
    }

    [Fact]
    public async Task Of_many_that_replace_the_same_version_one_wins()
    {
        await new FileTokenStore(Path).TryReplaceAsync(0, State(1, "a"), default);

        var wins = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(async () =>
            await new FileTokenStore(Path).TryReplaceAsync(1, State(2, $"b{i}"), default) ? i : -1)));

        var winner = wins.Where(w => w >= 0).ShouldHaveSingleItem();
        (await new FileTokenStore(Path).ReadAsync(default)).ShouldBe(State(2, $"b{winner}"));
    }

    [Theory]
    [InlineData("Locked", "a")]
    [InlineData("HalfWritten", "a")]
    [InlineData("Written", "b")]
    [InlineData("Renamed", "b")]
    public async Task A_crash_at_any_step_leaves_one_whole_state(string step, string survivor)
    {
        await new FileTokenStore(Path).TryReplaceAsync(0, State(1, "a"), default);
        var dying = new FileTokenStore(Path, reached =>
        {
            if (reached.ToString() == step)
            {
                throw new CrashException();
            }
        });

        await Should.ThrowAsync<CrashException>(async () => await dying.TryReplaceAsync(1, State(2, "b"), default));

        var after = new FileTokenStore(Path);
        var state = (await after.ReadAsync(default))!;
        state.ShouldBe(State(state.Version, survivor));
        (await after.TryReplaceAsync(state.Version, State(state.Version + 1, "c"), default)).ShouldBeTrue();
        File.Exists(Path + ".next").ShouldBeFalse();
    }

    [Fact]
    public async Task A_damaged_file_is_reported_and_never_overwritten()
    {
        await File.WriteAllTextAsync(Path, "{\"version\":1,");

        await Should.ThrowAsync<IOException>(async () => await new FileTokenStore(Path).ReadAsync(default));
        await Should.ThrowAsync<IOException>(async () => await new FileTokenStore(Path).TryReplaceAsync(0, State(1, "a"), default));

        (await File.ReadAllTextAsync(Path)).ShouldBe("{\"version\":1,");
    }

    [Fact]
    public async Task Only_its_owner_may_read_the_file()
    {
        await new FileTokenStore(Path).TryReplaceAsync(0, State(1, "a"), default);

        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(Path).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static StoredTokens State(long version, string name) => new(
        version,
        new TokenPair(new ZaloSecret("AT-" + name), new ZaloSecret("RT-" + name), DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddHours(25)));

    private sealed class CrashException : Exception;
}

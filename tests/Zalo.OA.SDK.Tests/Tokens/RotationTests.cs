using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Tokens;

public sealed class RotationTests
{
    [Fact]
    public async Task A_fresh_pair_is_used_without_asking_anybody()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, _) = await stage.RotatingAsync();

        (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);

        Refreshes(stage).ShouldBe(0);
    }

    [Fact]
    public async Task After_twenty_hours_the_pair_is_rotated_once_and_stored_before_use()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, store) = await stage.RotatingAsync();
        var before = await store.ReadAsync(default);
        stage.Clock.Advance(TimeSpan.FromHours(20));

        (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);
        (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);

        Refreshes(stage).ShouldBe(1);
        var after = (await store.ReadAsync(default))!;
        after.Pair.RefreshToken.ShouldNotBe(before!.Pair.RefreshToken);
        after.Pair.RefreshToken.ShouldBe((await stage.PairAsync()).RefreshToken);
        after.Claim.ShouldBeNull();
    }

    [Theory]
    [InlineData("token_revoked")]
    [InlineData("token_expired")]
    public async Task A_refused_token_is_renewed_once_and_the_call_repeated_once(string fault)
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, _) = await stage.RotatingAsync();
        await stage.ArmAsync($$"""{"kind":"{{fault}}","side":"zalo"}""");

        (await client.CreateArticleAsync(A.Article())).Value.Token.ShouldNotBeEmpty();

        Refreshes(stage).ShouldBe(1);
        stage.Server.Requests.All.Count(r => r.Target.EndsWith("/article/create", StringComparison.Ordinal)).ShouldBe(2);
        (await stage.PostsAsync()).Length.ShouldBe(1);
    }

    [Theory]
    [InlineData(-216)]
    [InlineData(-220)]
    public async Task A_token_that_is_refused_again_is_reported_and_not_tried_a_third_time(int code)
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, _) = await stage.RotatingAsync();
        await stage.ArmAsync($$"""{"kind":"error","side":"zalo","route":"* /v2.0/oa/getoa","count":0,"value":{"code":{{code}},"text":"no"} }""");

        var error = (await client.GetOaInfoAsync()).Error;

        error.Code.ShouldBe(code);
        error.Remedy.ShouldBeOfType<ZaloRemedy.RefreshToken>();
        stage.Server.Requests.All.Count(r => r.Target.EndsWith("/getoa", StringComparison.Ordinal)).ShouldBe(2);
        Refreshes(stage).ShouldBe(1);
    }

    [Fact]
    public async Task A_hundred_callers_share_one_rotation()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, _) = await stage.RotatingAsync();
        stage.Clock.Advance(TimeSpan.FromHours(26));

        var results = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => client.GetOaInfoAsync()));

        results.ShouldAllBe(r => r is ZaloResult<OaProfile>.Success);
        Refreshes(stage).ShouldBe(1);
    }

    [Fact]
    public async Task A_spent_refresh_token_needs_a_person_and_is_not_sent_again()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, tokens, store) = await stage.RotatingAsync();
        var stolen = (await store.ReadAsync(default))!.Pair.RefreshToken;
        await stage.OAuth().RefreshAsync(stolen);
        stage.Clock.Advance(TimeSpan.FromHours(26));

        var first = (await client.GetOaInfoAsync()).Error;
        var second = (await client.GetOaInfoAsync()).Error;

        first.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
        second.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
        Refreshes(stage).ShouldBe(2);
        (await store.ReadAsync(default))!.Trouble!.IsFinal.ShouldBeTrue();

        await tokens.AdoptAsync(await stage.PairAsync());
        (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);
    }

    [Fact]
    public async Task While_rotation_fails_the_old_token_serves_as_long_as_it_lives_and_somebody_is_told()
    {
        await using var stage = await Stage.OpenAsync();
        var store = new MemoryTokenStore();
        var alarms = new List<ZaloError>();
        var tokens = new RotatingTokenSource(stage.OAuth(), store, stage.Clock) { OnAlarm = alarms.Add };
        await tokens.AdoptAsync(await stage.PairAsync());
        var client = stage.Client(tokens);
        stage.Clock.Advance(TimeSpan.FromHours(21));
        await stage.ArmAsync("""{"kind":"status","side":"zalo","route":"POST /v4/oa/access_token","count":2,"value":{"status":502}}""");

        (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);

        alarms.ShouldHaveSingleItem().Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();
        (await store.ReadAsync(default))!.Trouble!.Doubts.ShouldBe(2);
        Refreshes(stage).ShouldBe(2);

        stage.Clock.Advance(TimeSpan.FromMinutes(6));
        (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);
        (await store.ReadAsync(default))!.Trouble.ShouldBeNull();
    }

    [Fact]
    public async Task One_lost_answer_is_followed_by_one_repeat_with_the_same_token()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, _, _) = await stage.RotatingAsync();
        stage.Clock.Advance(TimeSpan.FromHours(26));
        await stage.ArmAsync("""{"kind":"cut","side":"zalo","route":"POST /v4/oa/access_token"}""");

        (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);

        Refreshes(stage).ShouldBe(2);
    }

    [Fact]
    public async Task A_claim_that_is_nearly_over_sends_nothing_and_is_given_back()
    {
        await using var stage = await Stage.OpenAsync();
        var store = new SlowStore(stage.Clock);
        var tokens = new RotatingTokenSource(stage.OAuth(), store, stage.Clock);
        await tokens.AdoptAsync(await stage.PairAsync());
        var client = stage.Client(tokens);
        stage.Clock.Advance(TimeSpan.FromHours(26));
        // The claim is written, but the disk (or a sleeping machine) tells so only when somebody else may soon take it over.
        store.Delay = stage.Options.Timeout + TimeSpan.FromSeconds(30);

        var error = (await client.GetOaInfoAsync()).Error;

        Refreshes(stage).ShouldBe(0);
        error.Remedy.ShouldBeOfType<ZaloRemedy.Wait>();
        var state = (await store.ReadAsync(default))!;
        state.Claim.ShouldBeNull();
        state.Trouble.ShouldBeNull();

        store.Delay = TimeSpan.Zero;
        (await client.GetOaInfoAsync()).Value.Id.ShouldBe(stage.OaId);
        Refreshes(stage).ShouldBe(1);
    }

    [Fact]
    public async Task A_claim_that_somebody_took_over_meanwhile_is_left_to_its_new_owner()
    {
        await using var stage = await Stage.OpenAsync();
        var store = new SlowStore(stage.Clock);
        var tokens = new RotatingTokenSource(stage.OAuth(), store, stage.Clock);
        await tokens.AdoptAsync(await stage.PairAsync());
        stage.Clock.Advance(TimeSpan.FromHours(26));
        store.Delay = TimeSpan.FromMinutes(5);
        store.OnClaimed = claimed => claimed.Claimed("another", stage.Clock.GetUtcNow() + TimeSpan.FromMinutes(2));

        (await tokens.GetAsync(default)).ShouldBeOfType<ZaloResult<ZaloSecret>.Failure>();

        Refreshes(stage).ShouldBe(0);
        (await store.ReadAsync(default))!.Claim!.Owner.ShouldBe("another");
    }

    [Fact]
    public async Task A_failing_store_is_no_exception_and_the_issued_pair_is_not_lost()
    {
        await using var stage = await Stage.OpenAsync();
        var store = new StubbornStore();
        var tokens = new RotatingTokenSource(stage.OAuth(), store, stage.Clock);
        await tokens.AdoptAsync(await stage.PairAsync());
        var client = stage.Client(tokens);
        stage.Clock.Advance(TimeSpan.FromHours(26));
        store.FailAfter = 1;

        var error = (await client.GetOaInfoAsync()).Error;
        store.FailAfter = int.MaxValue;
        var profile = (await client.GetOaInfoAsync()).Value;

        error.Remedy.ShouldBeOfType<ZaloRemedy.Wait>();
        error.ToString().ShouldNotContain("AT-secret");
        profile.Id.ShouldBe(stage.OaId);
        Refreshes(stage).ShouldBe(1);
    }

    [Fact]
    public async Task A_caller_that_leaves_does_not_stop_the_rotation()
    {
        await using var stage = await Stage.OpenAsync();
        var (client, tokens, store) = await stage.RotatingAsync();
        stage.Clock.Advance(TimeSpan.FromHours(26));
        using var cancel = new CancellationTokenSource();
        await cancel.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => client.GetOaInfoAsync(cancel.Token));
        (await tokens.GetAsync(default)).Value.ShouldBe((await stage.PairAsync()).AccessToken);

        (await store.ReadAsync(default))!.Claim.ShouldBeNull();
    }

    [Fact]
    public async Task Without_a_stored_pair_a_person_must_consent()
    {
        await using var stage = await Stage.OpenAsync();
        var client = stage.Client(new RotatingTokenSource(stage.OAuth(), new MemoryTokenStore(), stage.Clock));

        (await client.GetOaInfoAsync()).Error.Remedy.ShouldBeOfType<ZaloRemedy.PersonMustAct>();

        stage.Server.Requests.All.ShouldBeEmpty();
    }

    internal static int Refreshes(Stage stage) => stage.Server.Requests.All.Count(r => r.Target.EndsWith("/v4/oa/access_token", StringComparison.Ordinal));

    /// <summary>Answers a claim only after a while; meanwhile somebody may have replaced it.</summary>
    private sealed class SlowStore(LeapingClock clock) : IZaloTokenStore
    {
        private readonly MemoryTokenStore inner = new();

        public TimeSpan Delay { get; set; }

        public Func<StoredTokens, StoredTokens>? OnClaimed { get; set; }

        public ValueTask<StoredTokens?> ReadAsync(CancellationToken cancel) => inner.ReadAsync(cancel);

        public async ValueTask<bool> TryReplaceAsync(long expectedVersion, StoredTokens successor, CancellationToken cancel)
        {
            var isReplaced = await inner.TryReplaceAsync(expectedVersion, successor, cancel);
            if (isReplaced && successor.Claim is not null)
            {
                clock.Advance(Delay);
                if (OnClaimed?.Invoke(successor) is { } next)
                {
                    await inner.TryReplaceAsync(successor.Version, next, cancel);
                }
            }

            return isReplaced;
        }
    }

    private sealed class StubbornStore : IZaloTokenStore
    {
        private readonly MemoryTokenStore inner = new();

        public int FailAfter { get; set; } = int.MaxValue;

        public ValueTask<StoredTokens?> ReadAsync(CancellationToken cancel) => inner.ReadAsync(cancel);

        public ValueTask<bool> TryReplaceAsync(long expectedVersion, StoredTokens successor, CancellationToken cancel) =>
            FailAfter-- > 0 ? inner.TryReplaceAsync(expectedVersion, successor, cancel) : throw new IOException("disk full while writing AT-secret");
    }
}

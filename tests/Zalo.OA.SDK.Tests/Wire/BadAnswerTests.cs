using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Wire;

/// <summary>Whatever comes back, a call ends in a result: writes that may have happened say so, and nothing counts as done without proof.</summary>
public sealed class BadAnswerTests
{
    public static TheoryData<string> Lost =>
    [
        """{"kind":"cut","side":"zalo"}""",
        """{"kind":"cut","side":"zalo","effect":"after"}""",
        """{"kind":"empty","side":"zalo"}""",
        """{"kind":"malformed","side":"zalo"}""",
        """{"kind":"truncated","side":"zalo"}""",
        """{"kind":"truncated","side":"zalo","value":"cut"}""",
        """{"kind":"oversized","side":"zalo","value":5}""",
        """{"kind":"status","side":"zalo","effect":"after","value":{"status":502,"body":"html"}}""",
        """{"kind":"status","side":"zalo","value":{"status":503,"body":"json"}}""",
        """{"kind":"status","side":"zalo","value":{"status":500,"body":"empty"}}""",
        """{"kind":"contradictory","side":"zalo","value":[]}""",
        """{"kind":"contradictory","side":"zalo","value":"Success"}""",
        """{"kind":"contradictory","side":"zalo","value":null}""",
        """{"kind":"contradictory","side":"zalo","value":{"message":"Success","data":{"token":"t","id":"1"}}}""",
        """{"kind":"contradictory","side":"zalo","value":{"error":"none","data":{"token":"t","id":"1"}}}""",
        """{"kind":"contradictory","side":"zalo","value":{"error":0.5,"data":{"token":"t","id":"1"}}}""",
        """{"kind":"contradictory","side":"zalo","value":{"error":0,"error":-201,"data":{"token":"t","id":"1"}}}""",
        """{"kind":"contradictory","side":"zalo","value":{"error":0,"message":"Success"}}""",
        """{"kind":"contradictory","side":"zalo","value":{"error":0,"message":"Success","data":[]}}""",
        """{"kind":"contradictory","side":"zalo","value":{"error":0,"data":{"token":"","id":"","medias":{},"total":"x"}}}""",
        """{"kind":"contradictory","side":"zalo","value":{"error":0,"data":{"token":7,"id":{},"medias":[{}],"total":1}}}""",
    ];

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task A_write_without_proof_may_have_happened(string fault)
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        await stage.ArmAsync(fault);

        var error = (await client.CreateArticleAsync(A.Article())).Error;

        error.MayHaveTakenEffect.ShouldBeTrue();
        error.Remedy.ShouldBeOfType<ZaloRemedy.LookFirst>();
        error.Text.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData(" ")]
    [InlineData("0")]
    [InlineData("t t")]
    [InlineData("t\\n")]
    [InlineData("t\\u0000")]
    [InlineData("t\\u00a0")]
    [InlineData("LONG")]
    public async Task A_name_that_can_name_nothing_is_no_proof(string name)
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;
        name = name.Replace("LONG", new string('a', 5000), StringComparison.Ordinal);
        var fault = """{"kind":"contradictory","side":"zalo","value":{"error":0,"message":"Success","data":{"token":"NAME","id":"NAME","message_id":"NAME"}}}""".Replace("NAME", name, StringComparison.Ordinal);

        await stage.ArmAsync(fault);
        (await client.CreateArticleAsync(A.Article("Bài thứ hai"))).Error.Remedy.ShouldBeOfType<ZaloRemedy.LookFirst>();
        await stage.ArmAsync(fault);
        (await client.BroadcastAsync(["a1"])).Error.Remedy.ShouldBeOfType<ZaloRemedy.LookFirst>();

        // A question changes nothing: it is asked again.
        await stage.ArmAsync(fault);
        (await client.VerifyArticleAsync(ticket)).Error.Remedy.ShouldBeOfType<ZaloRemedy.Wait>();
        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Ready>();
    }

    [Fact]
    public async Task An_article_other_than_the_one_asked_for_is_no_answer()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        await stage.ArmAsync("""{"kind":"contradictory","side":"zalo","value":{"error":0,"data":{"id":"other","type":"normal","title":"Khác","status":"show","body":[]}}}""");

        (await client.GetArticleAsync("wanted")).Error.Remedy.ShouldBeOfType<ZaloRemedy.Wait>();
    }

    [Theory]
    [MemberData(nameof(Lost))]
    public async Task A_read_or_question_without_answer_may_be_asked_again(string fault)
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        var ticket = (await client.CreateArticleAsync(A.Article())).Value;

        await stage.ArmAsync(fault);
        var list = (await client.ListArticlesAsync(ArticleKind.Normal)).Error;
        await stage.ArmAsync(fault);
        var job = (await client.VerifyArticleAsync(ticket)).Error;

        new[] { list, job }.ShouldAllBe(e => e.Remedy is ZaloRemedy.Wait && !e.MayHaveTakenEffect);
        (await client.VerifyArticleAsync(ticket)).Value.ShouldBeOfType<ArticleJob.Ready>();
    }

    [Fact]
    public async Task After_a_lost_answer_the_list_shows_the_article_even_if_nobody_verified()
    {
        await using var stage = await Stage.OpenAsync(o => o with { JobDelay = TimeSpan.FromSeconds(5) });
        var client = await stage.ClientAsync();
        await stage.ArmAsync("""{"kind":"cut","side":"zalo","route":"POST /v2.0/article/create","effect":"after"}""");
        (await client.CreateArticleAsync(A.Article())).Error.MayHaveTakenEffect.ShouldBeTrue();

        var tooEarly = (await client.ListArticlesAsync(ArticleKind.Normal)).Value;
        stage.Clock.Advance(TimeSpan.FromSeconds(5));
        var later = (await client.ListArticlesAsync(ArticleKind.Normal)).Value;

        tooEarly.Total.ShouldBe(0);
        later.Items.ShouldHaveSingleItem().Title.ShouldBe(A.Article().Title);
    }

    [Fact]
    public async Task A_numeric_text_as_code_is_understood()
    {
        await using var stage = await Stage.OpenAsync();
        var client = await stage.ClientAsync();
        await stage.ArmAsync("""{"kind":"contradictory","side":"zalo","value":{"error":"-224","message":"The OA needs to upgrade"}}""");

        (await client.CreateArticleAsync(A.Article())).Error.Code.ShouldBe(-224);
    }

    [Fact]
    public async Task Nobody_there_means_that_nothing_was_sent()
    {
        var stage = await Stage.OpenAsync();
        var options = stage.Options;
        await stage.DisposeAsync();
        using var client = new ZaloOaClient(options, new FixedTokenSource(new ZaloSecret("AT")));

        var error = (await client.CreateArticleAsync(A.Article())).Error;

        error.Remedy.ShouldBeOfType<ZaloRemedy.Wait>();
        error.MayHaveTakenEffect.ShouldBeFalse();
    }

    [Fact]
    public async Task A_silent_far_side_is_left_after_the_time_allowed()
    {
        await using var stage = await Stage.OpenAsync();
        var tokens = new FixedTokenSource((await stage.PairAsync()).AccessToken);
        using var client = new ZaloOaClient(stage.Options with { Timeout = TimeSpan.FromMilliseconds(100) }, tokens, new SilentHandler());

        (await client.CreateArticleAsync(A.Article())).Error.Remedy.ShouldBeOfType<ZaloRemedy.LookFirst>();
        (await client.GetOaInfoAsync()).Error.Remedy.ShouldBeOfType<ZaloRemedy.Wait>();
    }

    [Fact]
    public async Task Cancellation_by_the_caller_is_the_only_exception()
    {
        using var client = new ZaloOaClient(new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("AT")), new SilentHandler());
        using var cancel = new CancellationTokenSource(TimeSpan.FromMilliseconds(50));

        await Should.ThrowAsync<OperationCanceledException>(() => client.CreateArticleAsync(A.Article(), cancel.Token));
    }

    [Theory]
    [InlineData("http://openapi.zalo.me")]
    [InlineData("ftp://127.0.0.1")]
    [InlineData("https://user:pass@openapi.zalo.me")]
    [InlineData("https://openapi.zalo.me?access_token=x")]
    public void A_base_that_would_show_tokens_to_others_is_refused(string address) =>
        Should.Throw<ArgumentException>(() => new ZaloOaClient(new ZaloOaOptions { ApiBase = new Uri(address) }, new FixedTokenSource(new ZaloSecret("AT"))));

    [Fact]
    public async Task No_token_reaches_a_text_even_if_the_service_repeats_it()
    {
        await using var stage = await Stage.OpenAsync();
        var token = (await stage.PairAsync()).AccessToken;
        var client = stage.Client(new FixedTokenSource(token));
        var text = $"line one\\nAccess token {token.Reveal()} of app {stage.AppSecret.Reveal()} is invalid {new string('x', 2000)}";
        await stage.ArmAsync($$"""{"kind":"error","side":"zalo","value":{"code":-201,"text":"{{text}}"} }""");

        var error = (await client.CreateArticleAsync(A.Article())).Error;

        error.ToString().ShouldNotContain(token.Reveal());
        error.ToString().ShouldNotContain(stage.AppSecret.Reveal());
        error.Text.ShouldStartWith("line one Access token ***");
        error.Text.Length.ShouldBe(500);
        stage.Server.Requests.All.ShouldAllBe(r => !r.Target.Contains(token.Reveal()));
    }

    private sealed class SilentHandler : HttpMessageHandler
    {
        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
            throw new System.Diagnostics.UnreachableException();
        }
    }
}

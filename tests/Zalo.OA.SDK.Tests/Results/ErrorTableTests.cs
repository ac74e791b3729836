using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Results;

/// <summary>Every row of the error table, as the service was seen to answer it; sent by the sandbox, understood by the client.</summary>
public sealed class ErrorTableTests : IAsyncLifetime
{
    private Stage stage = null!;
    private ZaloOaClient client = null!;

    public async Task InitializeAsync()
    {
        stage = await Stage.OpenAsync();
        client = await stage.ClientAsync();
    }

    public async Task DisposeAsync() => await stage.DisposeAsync();

    [Theory]
    [InlineData(-32, "Your application reached limit call api", "Wait")]
    [InlineData(-32, "Your OA reached limit call api", "Wait")]
    [InlineData(-100, "attachment_id was expired", "FixRequest")]
    [InlineData(-200, "Send message failed", "Wait")]
    [InlineData(-201, "title is invalid!", "FixRequest")]
    [InlineData(-201, "description allow 1 to 300 characters", "FixRequest")]
    [InlineData(-204, "Offical Account is disable", "PersonMustAct")]
    [InlineData(-205, "Offical Account is not exist", "PersonMustAct")]
    [InlineData(-209, "Not supported this api", "PersonMustAct")]
    [InlineData(-210, "Parameter exceeds allowable limit", "FixRequest")]
    [InlineData(-211, "Out of quota", "Wait")]
    [InlineData(-212, "App has not registed this api", "PersonMustAct")]
    [InlineData(-213, "User has not followed OA", "Unserved")]
    [InlineData(-214, "Article is being processed", "Wait")]
    [InlineData(-217, "User has blocked invitation from OA", "Unserved")]
    [InlineData(-218, "Out of quota receive", "Unserved")]
    [InlineData(-219, "App is removed or disabled", "PersonMustAct")]
    [InlineData(-221, "The OA needs to be verified to use this feature", "PersonMustAct")]
    [InlineData(-223, "Official Account has not authorized this API", "PersonMustAct")]
    [InlineData(-223, "Your OA has reach the limit quota create article", "PersonMustAct")]
    [InlineData(-224, "The OA needs to upgrade OA Tier Package to use this feature", "PersonMustAct")]
    [InlineData(-227, "User is banned or has been inactive for more than 45 days", "Unserved")]
    [InlineData(-230, "User has not interacted with the OA in the past 7 days", "Unserved")]
    [InlineData(-232, "Interaction expired", "Unserved")]
    [InlineData(-233, "message type is invalid or not support", "FixRequest")]
    [InlineData(-234, "This message cannot be sent at night (10:00PM - 6:00AM)", "Wait")]
    [InlineData(-235, "This API does not support this type of OA", "PersonMustAct")]
    [InlineData(-237, "Group is disabled", "FixRequest")]
    [InlineData(-403, "OA is not in group", "FixRequest")]
    [InlineData(-238, "asset_id is already used", "FixRequest")]
    [InlineData(-241, "asset_id is disabled", "FixRequest")]
    [InlineData(-240, "MessageV2 API has been shut down", "FixRequest")]
    [InlineData(-242, "Invalid appsecret_proof provided in the API argument", "PersonMustAct")]
    [InlineData(-244, "User has restricted this message type from your OA", "Unserved")]
    [InlineData(-248, "Violates our platform standards", "PersonMustAct")]
    [InlineData(-249, "Template does not support send via UID", "FixRequest")]
    [InlineData(-320, "Zalo Cloud Account missing", "PersonMustAct")]
    [InlineData(-321, "Zalo Cloud Account out of money", "PersonMustAct")]
    [InlineData(-1340, "Form not found", "FixRequest")]
    [InlineData(-1341, "No access to form", "FixRequest")]
    [InlineData(404, "empty or invalid API", "FixRequest")]
    [InlineData(-99999, "nobody has described this one", "FixRequest")]
    public async Task A_refusal_says_what_to_do_and_that_nothing_happened(int code, string text, string remedy)
    {
        await stage.ArmAsync($$"""{"kind":"error","side":"zalo","value":{"code":{{code}},"text":"{{text}}"} }""");

        var error = (await client.CreateArticleAsync(A.Article())).Error;

        error.Code.ShouldBe(code);
        error.Text.ShouldBe(text);
        error.Remedy.GetType().Name.ShouldBe(remedy);
        error.MayHaveTakenEffect.ShouldBeFalse();
        error.Route.ShouldBe("POST /v2.0/article/create");
    }

    [Theory]
    [InlineData(-216, "Access token is invalid")]
    [InlineData(-220, "access_token is expired or removed")]
    public void A_refused_token_asks_for_a_new_one(int code, string text)
    {
        text.ShouldNotBeEmpty();
        ErrorTable.RemedyFor(code, "GET /v2.0/oa/getoa", DateTimeOffset.UnixEpoch).ShouldBeOfType<ZaloRemedy.RefreshToken>();
    }

    [Fact]
    public void Minus_200_at_article_verify_is_a_dead_job_and_elsewhere_a_passing_failure()
    {
        ErrorTable.RemedyFor(-200, "POST /v2.0/article/verify", DateTimeOffset.UnixEpoch).ShouldBeOfType<ZaloRemedy.FixRequest>();
        ErrorTable.RemedyFor(-200, "POST /v3.0/oa/message/cs", DateTimeOffset.UnixEpoch).ShouldBeOfType<ZaloRemedy.Wait>();
    }

    [Theory]
    [InlineData(-32, "2026-11-20T10:00:42+07:00", 18)]
    [InlineData(-234, "2026-11-20T22:00:00+07:00", 8 * 3600)]
    [InlineData(-234, "2026-11-20T05:59:59+07:00", 1)]
    [InlineData(-211, "2026-11-20T16:00:00+07:00", 8 * 3600)]
    public void A_wait_lasts_until_the_limit_is_lifted(int code, string now, int seconds) =>
        ErrorTable.RemedyFor(code, "POST /v2.0/oa/message", DateTimeOffset.Parse(now, System.Globalization.CultureInfo.InvariantCulture))
            .ShouldBe(new ZaloRemedy.Wait(TimeSpan.FromSeconds(seconds)));
}

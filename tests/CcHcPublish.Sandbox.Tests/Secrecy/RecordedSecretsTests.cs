using CcHcPublish.Sandbox.Recording;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Secrecy;

/// <summary>What the request log keeps, for the places of a secret that our own clients do not use but foreign ones do.</summary>
public sealed class RecordedSecretsTests
{
    [Theory]
    [InlineData("appsecret_proof")]
    [InlineData("AppSecret_Proof")]
    [InlineData("Authorization")]
    [InlineData("Proxy-Authorization")]
    [InlineData("access-token")]
    [InlineData("X-Access-Token")]
    [InlineData("secret-key")]
    [InlineData("X-App-Secret")]
    public void A_header_with_a_secret_keeps_its_name_alone(string name) => Secrets.InHeader(name, "MARKED").ShouldBe("***");

    [Theory]
    [InlineData("X-Note", "EAAG0123456789012345678901234567890123456789abcd", "***")]
    [InlineData("Referer", "http://a.example/?access_token=MARKED&x=1", "http://a.example/?access_token=***&x=1")]
    [InlineData("User-Agent", "curl/8.5", "curl/8.5")]
    public void A_secret_in_the_value_of_another_header_is_taken_out(string name, string value, string kept) => Secrets.InHeader(name, value).ShouldBe(kept);

    [Theory]
    [InlineData("/zalo/v4?secret=MARKED&a=1", "/zalo/v4?secret=***&a=1")]
    [InlineData("{\"secret\":\"MARKED\",\"a\":\"kept\"}", "{\"secret\":\"***\",\"a\":\"kept\"}")]
    [InlineData("{\"client-secret\" : \"MARKED\"}", "{\"client-secret\" : \"***\"}")]
    [InlineData("{\"access\\u005ftoken\":\"MARKED\"}", "{\"access\\u005ftoken\":\"***\"}")]
    [InlineData("?client%5Fsecret=MARKED", "?client%5Fsecret=***")]
    [InlineData("a=1&%73ecret=MARKED", "a=1&%73ecret=***")]
    [InlineData("?access-token=MARKED", "?access-token=***")]
    [InlineData("{\"accessToken\":\"MARKED\"}", "{\"accessToken\":\"***\"}")]
    [InlineData("{\"refresh_token\":\"MAR\\/KED\"}", "{\"refresh_token\":\"***\"}")]
    [InlineData("next=http://a.example/?x=y?access_token=MARKED&b=c", "next=http://a.example/?x=y?access_token=***&b=c")]
    [InlineData("data%5Bsecret%5D=MARKED", "data%5Bsecret%5D=***")]
    [InlineData("?q=secretary&city=Hue", "?q=secretary&city=Hue")]
    [InlineData("{\"code\":190,\"message\":\"kept\"}", "{\"code\":190,\"message\":\"kept\"}")]
    public void A_secret_is_taken_out_however_its_name_is_written(string text, string kept) => Secrets.InText(text).ShouldBe(kept);

    [Theory]
    [InlineData("name=\"client_secret\"\r\n\r\nMARKED\r\n--b\r\n", "name=\"client_secret\"\r\n\r\n***\r\n--b\r\n")]
    [InlineData("name=client_secret\r\n\r\nMARKED\r\n--b--", "name=client_secret\r\n\r\n***\r\n--b--")]
    [InlineData("name=\"access_token\"\r\nContent-Type: text/plain\r\n\r\nMARKED\r\n--b", "name=\"access_token\"\r\nContent-Type: text/plain\r\n\r\n***\r\n--b")]
    [InlineData("name=\"code\"\n\nMARKED\n--b", "name=\"code\"\n\n***\n--b")]
    [InlineData("name=\"appsecret_proof\"; filename=\"x\"\r\n\r\nMARKED\r\nMARKED\r\n--b", "name=\"appsecret_proof\"; filename=\"x\"\r\n\r\n***\r\n--b")]
    [InlineData("name=\"refresh_token\"\r\n\r\nMARKED", "name=\"refresh_token\"\r\n\r\n***")]
    [InlineData("name=\"message\"\r\n\r\nMARKED\r\n--b", "name=\"message\"\r\n\r\nMARKED\r\n--b")]
    [InlineData("name=\"client_secret\"\r\n\r\n\r\n--b\r\nname=\"message\"\r\n\r\nkept\r\n--b", "name=\"client_secret\"\r\n\r\n\r\n--b\r\nname=\"message\"\r\n\r\nkept\r\n--b")]
    public void A_secret_in_a_part_of_a_multipart_body_is_taken_out(string body, string kept) => Secrets.InText(body).ShouldBe(kept);

    [Fact]
    public void A_long_text_of_pairs_within_pairs_is_searched_to_its_end() =>
        Secrets.InText(string.Concat(Enumerable.Repeat("a=", 4000)) + "secret=MARKED").ShouldEndWith("a=secret=***");

    [Fact]
    public async Task A_foreign_client_that_posts_multipart_leaves_no_secret_in_the_log()
    {
        await using var sandbox = await RunningSandbox.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/graph/v25.0/oauth/access_token")
        {
            Content = new MultipartFormDataContent { { new StringContent("MARKED-SECRET"), "client_secret" }, { new StringContent("MARKED-CODE"), "\"code\"" } },
        };
        request.Headers.Add("appsecret_proof", "MARKED-PROOF");

        (await sandbox.Http.SendAsync(request)).Dispose();

        (await sandbox.Http.GetStringAsync("/sandbox/requests")).ShouldContain("client_secret");
        (await sandbox.Http.GetStringAsync("/sandbox/requests")).ShouldNotContain("MARKED");
    }
}

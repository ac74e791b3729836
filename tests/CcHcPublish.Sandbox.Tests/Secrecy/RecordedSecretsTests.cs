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
    public void A_header_with_a_secret_keeps_its_name_alone(string name) => Secrets.InHeader(name, "MARKED").ShouldBe("***");

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

using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Sandbox;

/// <summary>How other people's clients upload, and what the sandbox takes.</summary>
public sealed class UploadHabitsTests
{
    internal static readonly byte[] Png = [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3];

    [Theory]
    [InlineData("image", "a.png", "image/png", 0, "attachment_id")]
    [InlineData("image", "a.png", "multipart/form-data", 0, "attachment_id")]
    [InlineData("image", "a.png", null, 0, "attachment_id")]
    [InlineData("image", "a", "image/png", 0, null)]
    [InlineData("image", "a.pdf", "application/pdf", -201, null)]
    [InlineData("gif", "a.png", "image/gif", -201, null)]
    [InlineData("file", "a.png", "image/png", -201, null)]
    public async Task An_upload_is_judged_by_its_bytes_and_extension(string kind, string name, string? type, int code, string? member)
    {
        await using var stage = await Stage.OpenAsync();

        var answer = await UploadAsync(stage, "/v2.0/oa/upload/" + kind, name, type, Png);

        Code(answer).ShouldBe(code);
        (answer.TryGetProperty("data", out var data) ? data.EnumerateObject().Select(m => m.Name).SingleOrDefault() : null).ShouldBe(member);
    }

    [Fact]
    public async Task A_name_over_200_characters_and_a_file_over_its_size_are_refused()
    {
        await using var stage = await Stage.OpenAsync();

        Code(await UploadAsync(stage, "/v2.0/oa/upload/image", new string('a', 200) + ".png", null, Png)).ShouldBe(-201);
        Code(await UploadAsync(stage, "/v2.0/oa/upload/image", "a.png", null, [.. Png, .. new byte[1 << 20]])).ShouldBe(-201);
        Code(await UploadAsync(stage, "/v2.0/oa/upload/image", "a.png", null, Png, part: "image")).ShouldBe(-201);
    }

    [Fact]
    public async Task The_uploads_of_a_month_are_counted()
    {
        await using var stage = await Stage.OpenAsync(o => o with { UploadsPerMonth = 2 });
        int[] codes = new int[4];
        for (var i = 0; i < 3; i++)
        {
            codes[i] = Code(await UploadAsync(stage, "/v2.0/oa/upload/image", "a.png", null, Png));
        }

        stage.Clock.Advance(TimeSpan.FromDays(11));
        var (client, _, _) = await stage.RotatingAsync();
        codes[3] = (await client.UploadImageAsync(new ZaloFile("a.png", Png))).TryGet(out _, out var error) ? 0 : error.Code ?? -1;

        codes.ShouldBe([0, 0, -211, 0]);
    }

    internal static async Task<JsonElement> UploadAsync(Stage stage, string path, string name, string? type, byte[] bytes, string part = "file")
    {
        using var http = new HttpClient();
        var file = new ByteArrayContent(bytes);
        if (type is not null)
        {
            file.Headers.ContentType = new MediaTypeHeaderValue(type);
        }

        // PHP adds the token as a text part as well.
        using var form = new MultipartFormDataContent { { file, part, name }, { new StringContent("ignored", Encoding.UTF8), "access_token" } };
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(stage.Server.BaseAddress, "/zalo" + path)) { Content = form };
        request.Headers.TryAddWithoutValidation("access_token", (await stage.PairAsync()).AccessToken.Reveal());
        using var answer = await http.SendAsync(request);
        return JsonDocument.Parse(await answer.Content.ReadAsStringAsync()).RootElement.Clone();
    }

    private static int Code(JsonElement answer) => answer.GetProperty("error").GetInt32();
}

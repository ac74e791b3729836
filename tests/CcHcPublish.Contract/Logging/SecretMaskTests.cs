using System.Diagnostics;
using System.Text.Json;
using System.Text.Json.Serialization;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Logging;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Logging;

public sealed partial class SecretMaskTests
{
    private readonly SecretMask mask = new();

    [Theory]
    [InlineData("0901234567")]
    [InlineData("gọi 090 123 4567 nhé")]
    [InlineData("0901.234.567")]
    [InlineData("+84901234567")]
    [InlineData("84 901 234 567")]
    [InlineData("tel:0258 3822 123")]
    [InlineData("024.3936.0000")]
    public void Phone_numbers_are_taken_out(string text) => mask.Clean(text).ShouldContain(Secret.Mask);

    [Theory]
    [InlineData("so-mau/ba-buoc-nop-ho-so#1/website/publish")]
    [InlineData("ee26b0dd4af7e749aa1a8ee3c10ae9923f618980772e473f8819a5d4940e0db2")]
    [InlineData("2026-11-20T08:00:00.1234567+07:00")]
    [InlineData("Publication 2/3 kênh, 1.234.567 lượt, 20/11/2026 08:00, số 485/KH-STTTT")]
    [InlineData("https://so-mau.example.vn/bai/ba-buoc-nop-ho-so-truc-tuyen-tai-bo-phan-mot-cua/")]
    [InlineData("104000000000001_122100000000001")]
    [InlineData("error code=190, subcode 463")]
    [InlineData("d94ec302-0901-4a3b-8c11-0901234567ab")]
    [InlineData("Trang thông tin điện tử Sở Mẫu")]
    public void Ordinary_words_stay(string text) => mask.Clean(text).ShouldBe(text);

    [Theory]
    [InlineData("https://x.vn/cb?code=AQBx-123&state=1", "https://x.vn/cb?code=•••&state=1")]
    [InlineData("Authorization: Bearer abc.def-ghi", "Authorization: Bearer •••")]
    [InlineData("access_token%3Dabc123%26x", "access_token%3D•••")]
    [InlineData("123456789012345|AbCdEf_ghIjKlMnOp-qr", "•••")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.abc", "•••")]
    public void Known_shapes_are_taken_out_and_the_rest_stays(string text, string clean) => mask.Clean(text).ShouldBe(clean);

    [Fact]
    public void A_registered_secret_is_found_as_urls_json_and_base64_write_it()
    {
        mask.Register(new Secret("mật khẩu \"khó\"&+"));
        mask.Clean($"a {Uri.EscapeDataString("mật khẩu \"khó\"&+")} b").ShouldBe("a ••• b");
        mask.Clean($"a {JsonEncodedText.Encode("mật khẩu \"khó\"&+")} b").ShouldBe("a ••• b");
        mask.Clean($"a {Convert.ToBase64String("mật khẩu \"khó\"&+"u8)} b").ShouldBe("a ••• b");
    }

    [Theory]
    [InlineData('a')]
    [InlineData('0')]
    [InlineData(' ')]
    [InlineData('=')]
    [InlineData('"')]
    public void A_hostile_text_takes_no_longer_than_its_length_warrants(char letter)
    {
        var started = Stopwatch.GetTimestamp();
        mask.Clean(new string(letter, 200_000) + "token=x").Length.ShouldBeLessThan(40_000);
        Stopwatch.GetElapsedTime(started).ShouldBeLessThan(TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_secret_shows_nothing_by_any_way_of_becoming_text()
    {
        var secret = new Secret("rat-bi-mat");
        secret.ToString().ShouldBe(Secret.Mask);
        $"{secret}|{secret,12}|{(object)secret}".ShouldNotContain("rat-bi-mat");
        string.Concat("x", secret).ShouldNotContain("rat-bi-mat");
        new Holder("zalo", secret).ToString().ShouldNotContain("rat-bi-mat");
        JsonSerializer.Serialize(new Holder("zalo", secret), HolderJson.Default.Holder).ShouldNotContain("rat-bi-mat");
        JsonSerializer.Deserialize("""{"Id":"zalo","Token":"rat-bi-mat"}""", HolderJson.Default.Holder)!.Token.ShouldBe(secret);
        typeof(Secret).GetProperties().ShouldBeEmpty();
        secret.Reveal().ShouldBe("rat-bi-mat");
        secret.Equals(new Secret("rat-bi-max")).ShouldBeFalse();
    }

    internal sealed record Holder(string Id, Secret Token);

    [JsonSerializable(typeof(Holder))]
    internal sealed partial class HolderJson : JsonSerializerContext;
}

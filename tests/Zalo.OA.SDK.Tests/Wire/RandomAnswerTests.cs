using System.Text;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Wire;

/// <summary>Good answers with bytes changed, cut, doubled and swapped by a seeded generator: each call ends in a result.</summary>
public sealed class RandomAnswerTests
{
    private const string Detail = """
        {"error":0,"message":"Success","data":{"id":"2d845d1da6584f061649","type":"normal","title":"Ba bước","author":"Văn phòng","status":"show",
        "cover":{"cover_type":"photo","photo_url":"https://a.vn/1.jpg","status":"show"},"description":"Mô tả","comment":"show","cite":{"url":"","label":""},
        "body":[{"type":"text","content":"\u0041<p>x</p>"},{"type":"image","url":"https://a.vn/2.jpg","caption":"c"},{"type":"video","video_id":"7f8c","thumb":""}]}}
        """;

    private const string Slice = """
        {"error":0,"message":"Success","data":{"total":37,"medias":[{"id":"2d84","type":"normal","title":"t","status":"show","total_view":120,"total_share":"3",
        "create_date":1790000000000,"update_date":1790000500000,"thumb":"https://a.vn/t.jpg","link_view":"https://a.vn/x"}]}}
        """;

    [Fact]
    public async Task Every_answer_ends_in_a_result()
    {
        var handler = new CannedHandler([]);
        using var client = new ZaloOaClient(new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("AT")), handler);
        var random = new Random(20261121);
        var successes = 0;
        for (var i = 0; i < 4000; i++)
        {
            handler.Body = Spoil(Encoding.UTF8.GetBytes(i % 2 == 0 ? Detail : Slice), random);

            var detail = await client.GetArticleAsync("1");
            var page = await client.ListArticlesAsync(ArticleKind.Normal);
            var write = await client.CreateArticleAsync(A.Article());

            if (detail.TryGet(out var article, out _))
            {
                article.Id.ShouldNotBeEmpty();
                successes++;
            }

            if (page.TryGet(out var list, out _))
            {
                list.Items.ShouldAllBe(a => a.Id.Length > 0);
                successes++;
            }

            write.ShouldBeOfType<ZaloResult<ArticleTicket>.Failure>();
        }

        successes.ShouldBeGreaterThan(100);
    }

    [Theory]
    [InlineData(20)]
    [InlineData(100_000)]
    public async Task Depth_has_a_limit(int depth)
    {
        var handler = new CannedHandler(Encoding.UTF8.GetBytes($$"""{"error":0,"data":{{string.Concat(Enumerable.Repeat("[", depth))}}"""));
        using var client = new ZaloOaClient(new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("AT")), handler);

        (await client.GetArticleAsync("1")).Error.Remedy.ShouldBeOfType<ZaloRemedy.Wait>();
    }

    [Fact]
    public async Task A_good_answer_above_the_limit_is_not_read()
    {
        var handler = new CannedHandler([.. """{"error":0,"data":{"token":"t"}}"""u8, .. Enumerable.Repeat((byte)' ', 4096)]);
        using var client = new ZaloOaClient(new ZaloOaOptions { MaxAnswerBytes = 4096 }, new FixedTokenSource(new ZaloSecret("AT")), handler);

        (await client.CreateArticleAsync(A.Article())).Error.Text.ShouldBe("The answer is larger than allowed.");
    }

    [Fact]
    public async Task What_is_sent_is_what_the_service_expects()
    {
        var handler = new CannedHandler("""{"error":0,"data":{"token":"t"}}"""u8.ToArray());
        using var client = new ZaloOaClient(new ZaloOaOptions(), new FixedTokenSource(new ZaloSecret("AT-1")), handler);

        (await client.CreateArticleAsync(A.Article())).Value.Token.ShouldBe("t");

        var sent = handler.Last!;
        sent.RequestUri!.AbsoluteUri.ShouldBe("https://openapi.zalo.me/v2.0/article/create");
        sent.Headers.GetValues("access_token").ShouldBe(["AT-1"]);
        sent.Headers.Authorization.ShouldBeNull();
        sent.Content!.Headers.ContentType!.ToString().ShouldBe("application/json; charset=utf-8");
    }

    private static byte[] Spoil(byte[] good, Random random)
    {
        var bytes = new List<byte>(good);
        for (var n = random.Next(0, 4); n > 0 && bytes.Count > 0; n--)
        {
            var at = random.Next(bytes.Count);
            switch (random.Next(5))
            {
                case 0:
                    bytes[at] = (byte)random.Next(256);
                    break;
                case 1:
                    bytes.RemoveRange(at, bytes.Count - at);
                    break;
                case 2:
                    bytes.InsertRange(at, bytes.GetRange(at, Math.Min(bytes.Count - at, random.Next(40))));
                    break;
                case 3:
                    bytes.RemoveRange(at, Math.Min(bytes.Count - at, random.Next(20)));
                    break;
                default:
                    bytes[at] = (byte)"{}[]\",:0-\\"[random.Next(10)];
                    break;
            }
        }

        return [.. bytes];
    }
}

using System.Net;
using System.Web;
using Shouldly;
using Xunit;

namespace Zalo.OA.SDK.Tests.Coverage;

/// <summary>The README's first code block, statement by statement, against the sandbox; a second test keeps the two the same.</summary>
public sealed class ReadmeTests
{
    [Fact]
    public async Task The_five_minutes_of_the_README_run_against_the_sandbox()
    {
        await using var stage = await Stage.OpenAsync();
        using var scratch = new Scratch();
        var options = new ZaloOaOptions
        {
            AppId = stage.AppId,
            AppSecret = stage.AppSecret,
            ApiBase = new Uri(stage.Server.BaseAddress, "zalo"),
            OAuthBase = new Uri(stage.Server.BaseAddress, "zalo"),
        };

        using var oauth = new ZaloOAuthClient(options);
        var tokens = new RotatingTokenSource(oauth, new FileTokenStore(scratch.File("private/oa-tokens.json")));
        var pkce = Pkce.Create();
        var address = oauth.ConsentAddress(new Uri("https://so.example.gov.vn/zalo"), pkce.Challenge, state: "random");
        var codeFromCallback = await ConsentAsync(stage, address);
        var exchanged = await oauth.ExchangeCodeAsync(new ZaloSecret(codeFromCallback), pkce.Verifier);
        if (exchanged.TryGet(out var pair, out var refusal))
        {
            await tokens.AdoptAsync(pair);
        }

        using var zalo = new ZaloOaClient(options, tokens);
        var article = new NormalArticle
        {
            Title = "Lịch tiếp công dân tháng 12",
            Author = "Văn phòng Sở",
            Description = "Lịch tiếp công dân định kỳ của lãnh đạo Sở.",
            Cover = new ArticleCover.Photo(new Uri("https://so.example.gov.vn/anh/lich.jpg")),
            Body = [new ArticleBlock.Text("<p>8 giờ, thứ Năm hằng tuần.</p>")],
            Visibility = ArticleVisibility.Show,
        };
        refusal.ShouldBeNull();
        switch (await zalo.CreateArticleAsync(article))
        {
            case ZaloResult<ArticleTicket>.Success(var ticket):
                (await zalo.WaitForArticleAsync(ticket, new PollingPlan(TimeSpan.Zero))).Value.ShouldBeOfType<ArticleJob.Ready>();
                break;
            case ZaloResult<ArticleTicket>.Failure(var error):
                throw new Xunit.Sdk.XunitException(error.Remedy switch
                {
                    ZaloRemedy.Wait(var after) => $"again in {after}",
                    ZaloRemedy.LookFirst => "look in ListArticlesAsync before sending again",
                    ZaloRemedy.PersonMustAct => $"a person must act: {error.Text}",
                    _ => $"change the request: {error.Text}",
                });
        }
    }

    /// <summary>The lines of the README that call the library stand here too, but for names of files, addresses and what is printed.</summary>
    [Fact]
    public void Every_call_of_the_README_is_in_that_test()
    {
        var root = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(root.FullName, "CcHcPublish.sln")))
        {
            root = root.Parent!;
        }

        var readme = File.ReadAllText(Path.Combine(root.FullName, "src", "Zalo.OA.SDK", "README.md"));
        var test = File.ReadAllText(Path.Combine(root.FullName, "tests", "Zalo.OA.SDK.Tests", "Coverage", "ReadmeTests.cs"));
        var code = readme[(readme.IndexOf("```csharp", StringComparison.Ordinal) + 9)..];
        var lines = code[..code.IndexOf("```", StringComparison.Ordinal)].Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Where(l => !l.StartsWith("//", StringComparison.Ordinal) && !l.Contains("Console", StringComparison.Ordinal) && !l.Contains('"', StringComparison.Ordinal))
            .ToList();

        lines.Count.ShouldBeGreaterThan(12);
        lines.ShouldAllBe(l => test.Contains(l.TrimEnd(',', ';'), StringComparison.Ordinal) || l.StartsWith("using Zalo", StringComparison.Ordinal));
    }

    private static async Task<string> ConsentAsync(Stage stage, Uri address)
    {
        using var browser = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var granted = await browser.GetAsync(new Uri(address.AbsoluteUri.Replace("/permission?", "/permission/grant?", StringComparison.Ordinal) + "&oa_id=" + stage.OaId));
        granted.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return HttpUtility.ParseQueryString(granted.Headers.Location!.Query)["code"]!;
    }
}

using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

public sealed class DemoTests : IDisposable
{
    private readonly CchcRun cchc = new();

    [Fact]
    public async Task TheRehearsalPublishesTheYearOnThreeChannelsAndNothingTwice()
    {
        var first = await cchc.JsonAsync("demo", "--once", "--port", "0");
        var second = await cchc.JsonAsync("demo", "--once", "--port", "0");

        var publications = first.GetProperty("publications").EnumerateArray().ToList();
        publications.Count.ShouldBeGreaterThan(120);
        publications.Select(publication => publication.GetProperty("channel").GetString()).Distinct().Order().ShouldBe(["fanpage", "website", "zalo"]);
        publications.ShouldAllBe(publication => publication.GetProperty("state").GetString() == "published" && publication.GetProperty("address").GetString()!.StartsWith("http", StringComparison.Ordinal));
        publications.Select(publication => $"{publication.GetProperty("article")} {publication.GetProperty("channel")} {publication.GetProperty("act")}").ShouldBeUnique();
        var standing = second.GetProperty("publications").EnumerateArray().ToList();
        standing.Select(Told).Order().ShouldBe(publications.Select(Told).Order());
        standing.ShouldAllBe(publication => !publication.GetProperty("new").GetBoolean());
        publications.ShouldAllBe(publication => publication.GetProperty("new").GetBoolean());
        second.GetProperty("new").GetInt32().ShouldBe(0);
        first.GetProperty("new").GetInt32().ShouldBe(publications.Count);
        second.GetProperty("counts").GetProperty("published").GetInt32().ShouldBe(first.GetProperty("counts").GetProperty("published").GetInt32());
        (await cchc.JsonAsync("publish", "--due")).GetProperty("publications").GetArrayLength().ShouldBe(0);
        (await cchc.RunAsync("log", "verify")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task ASecondRehearsalSaysThatNothingIsNew()
    {
        await cchc.RunAsync("demo", "--once", "--port", "0", "--now", "2026-02-10 08:00");

        (await cchc.RunAsync("demo", "--once", "--port", "0", "--now", "2026-02-10 08:00")).Output.ShouldContain("đã xong từ lần chạy trước");
    }

    [Fact]
    public async Task AReadingWithABorrowedTimeDoesNotMoveTheRehearsal()
    {
        await cchc.JsonAsync("demo", "--once", "--port", "0", "--now", "2026-02-10 08:00");
        await cchc.RunAsync("status", "--now", "2026-12-31 08:00");

        var again = await cchc.JsonAsync("demo", "--once", "--port", "0", "--now", "2026-02-20 08:00");

        again.GetProperty("now").GetString().ShouldStartWith("2026-02-20T08:00");
    }

    [Fact]
    public async Task ARehearsalInTwoHalvesEndsLikeOneInOneGo()
    {
        using var whole = new CchcRun();
        await cchc.JsonAsync("demo", "--once", "--port", "0", "--now", "2026-05-15 10:00");

        var halves = await cchc.JsonAsync("demo", "--once", "--port", "0");
        var once = await whole.JsonAsync("demo", "--once", "--port", "0");

        halves.GetProperty("counts").ToString().ShouldBe(once.GetProperty("counts").ToString());
        once.GetProperty("counts").GetProperty("sending").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task NovemberShowsWhoHasMetWhoWillAndWhoIsShort()
    {
        var document = await cchc.JsonAsync("demo", "--once", "--port", "0");

        var quota = document.GetProperty("quota").EnumerateArray().ToDictionary(row => row.GetProperty("unit").GetString()!);
        quota.Keys.Order().ShouldBe(["ban-bien-tap", "phong-cai-cach", "phong-cntt", "phong-nghiep-vu", "thanh-tra", "trung-tam-phuc-vu", "van-phong"]);
        quota["ban-bien-tap"].GetProperty("owed").GetInt32().ShouldBe(4);
        quota["phong-nghiep-vu"].GetProperty("missing").GetInt32().ShouldBe(1);
        quota.Values.Select(row => row.GetProperty("forecast").GetString()).ShouldContain("met");
        foreach (var row in quota.Values)
        {
            var articles = row.GetProperty("articles").EnumerateArray().ToList();
            articles.Count(article => article.GetProperty("state").GetString() == "published").ShouldBe(row.GetProperty("published").GetInt32());
        }
    }

    [Fact]
    public async Task BulletinsAreComposedByTheCalendarAndNeverTwice()
    {
        var document = await cchc.JsonAsync("demo", "--once", "--port", "0");
        var again = await cchc.RunAsync("bulletin", "--period", "2026-10");

        document.GetProperty("publications").EnumerateArray().Count(publication => publication.GetProperty("article").GetString()!.StartsWith("ban-tin-cchc-thang-10", StringComparison.Ordinal)).ShouldBe(3);
        again.Code.ShouldBe(0);
        again.Output.ShouldContain("đã có");
    }

    [Fact]
    public async Task ARealLedgerIsNeverRehearsedOnAndARehearsalIsNeverServed()
    {
        await cchc.JsonAsync("demo", "--once", "--port", "0");

        var (code, _, errors) = await cchc.RunAsync("serve");

        code.ShouldBe(1);
        errors.ShouldContain("sổ diễn tập");
    }

    private static string Told(System.Text.Json.JsonElement publication) =>
        $"{publication.GetProperty("article")} {publication.GetProperty("channel")} {publication.GetProperty("act")} {publication.GetProperty("state")} {publication.GetProperty("address")}";

    public void Dispose() => cchc.Dispose();
}

using System.Text;
using System.Text.Json;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Runtime.Storage;
using CcHcPublish.Sandbox;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>Section 11.12 of the Zalo reference: another system may post the same news to the OA, and titles are compared before an article is created.</summary>
public sealed class SameTitleTests : IAsyncLifetime, IDisposable
{
    private const string Slug = "ba-buoc-nop-ho-so-truc-tuyen";
    private const string Title = "Ba bước nộp hồ sơ trực tuyến";

    private static readonly DateTimeOffset Start = new(2026, 11, 20, 8, 1, 0, TimeSpan.FromHours(7));

    private readonly CchcRun cchc = new();
    private readonly DeskClock clock = new();
    private SandboxStage sandbox = null!;

    public async Task InitializeAsync()
    {
        clock.StandAt(Start);
        sandbox = await SandboxStage.OpenAsync(new SandboxOptions { Clock = clock, RememberedRequests = 10_000, Zalo = new ZaloOptions { JobDelay = TimeSpan.Zero } });
        using var talk = new Talk(sandbox.ZaloApp.AppSecret.Reveal(), (await sandbox.PairAsync(default)).RefreshToken.Reveal());
        await cchc.TalkAsync(talk, talk.Errors, "channel", "login", "zalo", "--agency", "so-mau", "--base", sandbox.Server.BaseAddress.AbsoluteUri, "--app-id", sandbox.ZaloApp.AppId, "--paste-token", "--now", Now);
    }

    public async Task DisposeAsync() => await sandbox.DisposeAsync();

    public void Dispose() => cchc.Dispose();

    private string Now => clock.GetUtcNow().ToOffset(TimeSpan.FromHours(7)).ToString("yyyy-MM-dd HH:mm", System.Globalization.CultureInfo.InvariantCulture);

    [Theory]
    [InlineData(Title)]
    [InlineData("  BA BƯỚC nộp hồ sơ trực tuyến ")]
    public async Task NewsThatAnotherSystemPostedIsNotCreatedASecondTimeAndBothWaysOutAreNamed(string title)
    {
        await PostByHandAsync(title.Normalize(NormalizationForm.FormD));
        await ApproveAsync(Slug);

        (await RunAsync("publish", "--due")).Code.ShouldBe(1);

        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(1);
        var address = await LinkAsync();
        var why = await WhyAsync(Slug);
        why.ShouldContain("rejected");
        why.ShouldContain($"“cchc publish {Slug} --agency so-mau --channel zalo --there {address}”");
        why.ShouldContain($"“cchc schedule {Slug} --agency so-mau”");
        (await WhyAsync(Slug, "--lang", "en")).ShouldContain("The OA already has an article of this title. If it is the same news:");
    }

    [Fact]
    public async Task ThePersonWhoSaysThatItIsTheSameNewsEndsIt()
    {
        await PostByHandAsync(Title);
        await ApproveAsync(Slug);
        await RunAsync("publish", "--due");

        (await RunAsync("publish", Slug, "--channel", "zalo", "--there", await LinkAsync(), "--as", "duyet-1")).Code.ShouldBe(0);

        (await WhyAsync(Slug)).ShouldContain("zalo published");
        await RunAsync("publish", "--due");
        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task ThePersonWhoSchedulesItAgainHasItSentWithoutAnotherComparison()
    {
        await PostByHandAsync(Title);
        await ApproveAsync(Slug);
        await RunAsync("publish", "--due");

        (await RunAsync("schedule", Slug, "--at", Now, "--as", "duyet-1")).Code.ShouldBe(0);
        var sent = await RunAsync("publish", "--due");

        sent.Code.ShouldBe(0, sent.Output + sent.Errors);
        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(2);
    }

    [Fact]
    public async Task AnEarlierArticleOfOursWithTheTitleIsNoHindrance()
    {
        var root = cchc.CopyOf("so-mau");
        var folder = Path.Combine(root, "content", "so-mau", "articles", "2026", "11");
        File.WriteAllText(Path.Combine(folder, "ba-buoc-lan-hai.md"), File.ReadAllText(Path.Combine(folder, Slug + ".md")).Replace("slug: " + Slug, "slug: ba-buoc-lan-hai", StringComparison.Ordinal));
        await ApproveAsync(Slug, "--root", root);
        await RunAsync("publish", "--due", "--root", root);
        await ApproveAsync("ba-buoc-lan-hai", "--root", root);

        var before = Lists();
        var second = await RunAsync("publish", "--due", "--root", root);

        second.Code.ShouldBe(0, second.Output + second.Errors);
        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(2);
        (Lists() - before).ShouldBe(2, "one comparison and one reading of the address");
    }

    [Theory]
    [InlineData("""{"kind":"status","side":"zalo","route":"GET */article/getslice","value":{"status":502,"body":"html"}}""")]
    [InlineData("""{"kind":"malformed","side":"zalo","route":"GET */article/getslice"}""")]
    [InlineData("""{"kind":"error","side":"zalo","route":"GET */article/getslice","value":{"code":-201,"text":"limit is invalid!"}}""")]
    public async Task AListThatTellsNothingHindersNothing(string fault)
    {
        await ApproveAsync(Slug);
        await sandbox.ArmAsync(fault);

        (await RunAsync("publish", "--due")).Code.ShouldBe(0);

        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(1);
    }

    [Theory]
    [InlineData("""{"kind":"rate_limit","side":"zalo","route":"GET */article/getslice"}""", "channel_busy")]
    [InlineData("""{"kind":"grant_revoked","side":"zalo"}""", "channel_repair")]
    public async Task AListThatIsRefusedAsTheArticleWouldBeCreatesNothing(string fault, string code)
    {
        await ApproveAsync(Slug);
        await sandbox.ArmAsync(fault);

        await RunAsync("publish", "--due");

        (await WhyAsync(Slug)).ShouldContain(code);
        sandbox.Server.Requests.All.ShouldAllBe(r => !r.Target.Contains("article/create"));
    }

    [Fact]
    public async Task ANodeThatDiedBeforeItsCallDecidedNothingAboutTheTitle()
    {
        await PostByHandAsync(Title);
        await ApproveAsync(Slug);
        await using (var ledger = await Ledger.OpenFileAsync(cchc.Data, clock, default))
        {
            var due = (await ledger.ReadAsync("select * from publications where channel = 'zalo' and state = 'Scheduled'", PublicationRows.Read, default)).Single();
            (await new ClaimPublication(ledger, clock, "may-chet").RunAsync([due], isAnnounced: true, default)).ShouldHaveSingleItem();
        }

        clock.StandAt(clock.GetUtcNow() + TimeSpan.FromMinutes(1));
        await RunAsync("publish", "--due");

        (await WhyAsync(Slug)).ShouldContain("rejected");
        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(1);
    }

    [Fact]
    public async Task AfterALostAnswerTheLookDecidesAndNotTheTitle()
    {
        await PostByHandAsync(Title);
        clock.StandAt(Start + TimeSpan.FromHours(1));
        await ApproveAsync(Slug);
        await sandbox.ArmAsync("""[{"kind":"malformed","side":"zalo","route":"GET */article/getslice"},{"kind":"cut","side":"zalo","route":"POST */article/create"}]""");
        await RunAsync("publish", "--due");
        (await WhyAsync(Slug)).ShouldContain("zalo looking");

        for (var round = 0; round < 8; round++)
        {
            clock.StandAt(clock.GetUtcNow() + TimeSpan.FromMinutes(15));
            await RunAsync("publish", "--due");
        }

        (await WhyAsync(Slug)).ShouldContain("zalo published");
        (await sandbox.PostsAsync("zalo")).Count.ShouldBe(2);
    }

    private int Lists() => sandbox.Server.Requests.All.Count(r => r.Target.Contains("article/getslice"));

    private async Task PostByHandAsync(string title)
    {
        using var content = new StringContent(JsonSerializer.Serialize(new Dictionary<string, string> { ["title"] = title }, JsonText.Default.DictionaryStringString), Encoding.UTF8, "application/json");
        using var answer = await sandbox.Http.PostAsync(new Uri(sandbox.Server.BaseAddress, "/sandbox/posts/zalo"), content);
        answer.EnsureSuccessStatusCode();
    }

    /// <summary>The address that the OA gives its newest article.</summary>
    private async Task<string> LinkAsync()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri(sandbox.Server.BaseAddress, "/zalo/v2.0/article/getslice?offset=0&limit=1&type=normal"));
        request.Headers.Add("access_token", (await sandbox.PairAsync(default)).AccessToken.Reveal());
        using var answer = await sandbox.Http.SendAsync(request);
        using var json = JsonDocument.Parse(await answer.Content.ReadAsStringAsync());
        return json.RootElement.GetProperty("data").GetProperty("medias")[0].GetProperty("link_view").GetString()!;
    }

    private async Task ApproveAsync(string slug, params string[] rest)
    {
        await RunAsync(["submit", slug, "--as", "bien-tap-1", .. rest]);
        (await RunAsync(["approve", slug, "--as", "duyet-1", .. rest])).Errors.ShouldBeEmpty();
    }

    private async Task<string> WhyAsync(string slug, params string[] rest)
    {
        using var why = JsonDocument.Parse((await RunAsync(["why", slug, "--format", "json", .. rest])).Output);
        return string.Join('\n', why.RootElement.GetProperty("conditions").EnumerateArray().Select(condition =>
            string.Join(' ', new[] { "channel", "code", "what", "command" }.Select(name => condition.GetProperty(name).GetString()))));
    }

    private Task<(int Code, string Output, string Errors)> RunAsync(params string[] arguments) => cchc.RunAsync([.. arguments, "--agency", "so-mau", "--now", Now]);
}

[System.Text.Json.Serialization.JsonSerializable(typeof(Dictionary<string, string>))]
internal sealed partial class JsonText : System.Text.Json.Serialization.JsonSerializerContext;

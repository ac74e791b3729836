using System.Text.Json;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Zalo;
using CcHcPublish.Runtime.Scheduling;
using Zalo.OA.SDK;

namespace CcHcPublish.Contract.Channels.Zalo;

public sealed class ZaloChannelContractTests() : HttpChannelContract("Zalo")
{
    protected override string? FaultOf(string scene) => scene switch
    {
        "deferred" => """{"kind":"rate_limit","side":"zalo","route":"POST /v2.0/article/create"}""",
        "rejected" => """{"kind":"job_failure","side":"zalo","route":"POST /v2.0/article/create"}""",
        "cut-after" => """{"kind":"cut","side":"zalo","route":"POST /v2.0/article/create","effect":"after"}""",
        "cut-before" => """{"kind":"cut","side":"zalo","route":"POST /v2.0/article/create"}""",
        _ => null,
    };

    protected override async Task<HttpScene> ConnectAsync(Uri address, SandboxStage accounts)
    {
        var clock = new DeskClock();
        clock.StandAt(ContractStage.Now);
        var options = new ZaloOaOptions { ApiBase = new Uri(address, "/zalo"), OAuthBase = new Uri(address, "/zalo"), Timeout = TimeSpan.FromSeconds(60) };
        var client = new ZaloOaClient(options, new FixedTokenSource((await accounts.PairAsync(ContractStage.Now)).AccessToken), clock: clock);
        return new HttpScene(new ZaloChannel(client, new Uri("https://zalo.me/1")), Deliver("Ba bước nộp hồ sơ"), Deliver("Bốn bước nộp hồ sơ"), client);
    }

    private static Delivery Deliver(string title)
    {
        var article = new Core.Rendering.ZaloArticle(
            title, "Nộp hồ sơ tại nhà.", "Sở Mẫu", new ZaloCover("https://so-mau.example.vn/media/ba-buoc.png", "Ba bước"), [new ZaloBlock { Html = "<p>Ba bước.</p>" }],
            "https://so-mau.example.vn/bai/ba-buoc/", Broadcast: false);
        return new Delivery("so-mau/ba-buoc@1/zalo/publish", "so-mau", "ba-buoc", new Rendition("zalo", JsonSerializer.Serialize(article, RenditionJson.Readable.ZaloArticle)), ContractStage.Now);
    }
}

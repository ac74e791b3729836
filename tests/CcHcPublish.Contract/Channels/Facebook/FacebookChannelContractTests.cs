using System.Text.Json;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Facebook;
using CcHcPublish.Runtime.Scheduling;

namespace CcHcPublish.Contract.Channels.Facebook;

public sealed class FacebookChannelContractTests() : HttpChannelContract("Facebook")
{
    private const string Link = "https://so-mau.example.vn/bai/ba-buoc/";

    protected override string? FaultOf(string scene) => scene switch
    {
        "deferred" => """{"kind":"throttle","side":"facebook","route":"POST */feed","value":{"code":32,"minutes":10}}""",
        "rejected" => """{"kind":"error","side":"facebook","route":"POST */feed","value":{"code":1500,"status":400,"message":"The url you supplied is invalid"}}""",
        "cut-after" => """{"kind":"cut","side":"facebook","route":"POST */feed","effect":"after"}""",
        "cut-before" => """{"kind":"cut","side":"facebook","route":"POST */feed"}""",
        _ => null,
    };

    protected override Task<HttpScene> ConnectAsync(Uri address, SandboxStage accounts)
    {
        var clock = new DeskClock();
        clock.StandAt(ContractStage.Now);
        var client = new FacebookPagesClient(new FacebookPageOptions
        {
            BaseAddress = new Uri(address, "/graph"),
            PageId = accounts.Page.Account,
            Token = new AccessToken(accounts.Page.Token.Reveal()),
            AppId = accounts.FacebookApp.AppId,
            AppSecret = new AccessToken(accounts.FacebookApp.AppSecret.Reveal()),
            Timeout = TimeSpan.FromSeconds(60),
        }, clock);
        return Task.FromResult(new HttpScene(new FacebookChannel(client), Deliver("Ba bước nộp hồ sơ trực tuyến."), Deliver("Bốn bước nộp hồ sơ trực tuyến."), client));
    }

    private static Delivery Deliver(string message) => new(
        "so-mau/ba-buoc@1/fanpage/publish", "so-mau", "ba-buoc",
        new Rendition("fanpage", JsonSerializer.Serialize(new FacebookPost(message, Link), RenditionJson.Readable.FacebookPost)), ContractStage.Now);
}

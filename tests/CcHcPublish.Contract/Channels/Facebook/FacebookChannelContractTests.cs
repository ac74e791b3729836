using System.Text.Json;
using CcHcPublish.Contract.Accounts;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;
using CcHcPublish.Runtime.Channels.Facebook;
using CcHcPublish.Runtime.Scheduling;

namespace CcHcPublish.Contract.Channels.Facebook;

/// <summary>Both forms of a post keep the contract.</summary>
public abstract class FacebookChannelContractTests(string folder) : HttpChannelContract(folder)
{
    protected const string Link = "https://so-mau.example.vn/bai/ba-buoc/";

    /// <summary>The post as the channel's setting makes it.</summary>
    protected abstract FacebookPost Post(string message);

    /// <summary>Reading the link card anew helps a post and a comment follows it: neither says whether it is there.</summary>
    protected override bool Decides(Exchange request) => !request.Body.Contains("scrape=true", StringComparison.Ordinal) && !request.Target.EndsWith("/comments", StringComparison.Ordinal);

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

    private Delivery Deliver(string message) => new(
        "so-mau/ba-buoc@1/fanpage/publish", "so-mau", "ba-buoc",
        new Rendition("fanpage", JsonSerializer.Serialize(Post(message), RenditionJson.Readable.FacebookPost)), ContractStage.Now);
}

public sealed class FacebookLinkContractTests() : FacebookChannelContractTests("Facebook")
{
    protected override FacebookPost Post(string message) => new(message, Link);
}

public sealed class FacebookPhotosContractTests() : FacebookChannelContractTests("Facebook/Photos")
{
    protected override FacebookPost Post(string message) => new(message, Link)
    {
        Photos = [new("https://so-mau.example.vn/media/ba-buoc.png", "Ba bước", "Đồ họa: Ban Biên tập"), new("https://so-mau.example.vn/media/buoc-2.png", "Bước hai", "")],
        Comment = "👉 Đọc toàn bài: " + Link,
    };
}

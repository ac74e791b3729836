using CcHcPublish.Contract.Website;
using CcHcPublish.Core.Channels;
using CcHcPublish.Core.Rendering;

namespace CcHcPublish.Contract.Channels.Website;

/// <summary>The website's far side is a folder: there are no exchanges to record, and what can be spoiled is the payload.</summary>
public sealed class WebsiteChannelContractTests : ChannelContract
{
    protected override Task<ContractStage> OpenAsync(string scene) => Task.FromResult<ContractStage>(new FolderStage(scene));

    protected override async Task<IReadOnlyList<DeliveryOutcome>> SpoilAsync(string how)
    {
        await using var stage = new FolderStage("published");
        var payload = stage.Delivery.Rendition.Payload;
        var spoiled = how switch
        {
            "empty" => "",
            "malformed" => "{,",
            "half" => payload[..(payload.Length / 2)],
            "oversized" => $"{{\"slug\":\"{new string('x', 4 << 20)}",
            "html" => "<html></html>",
            "other-shape" => "[]",
            "no-proof" => "{}",
            "wrong-types" => "{\"title\":[1]}",
            _ => "null",
        };
        return [await stage.Channel.SendAsync(stage.Delivery with { Rendition = new Rendition("website", spoiled) }, default)];
    }

    private sealed class FolderStage : ContractStage
    {
        private readonly WebsiteStage stage = new();
        private readonly string scene;

        public FolderStage(string scene)
        {
            this.scene = scene;
            // A file where the folder should be: refused to everybody, also to root, on every system.
            if (scene == "deferred")
            {
                Directory.CreateDirectory(Path.GetDirectoryName(stage.State)!);
                File.WriteAllText(stage.State, "");
            }

            Delivery = stage.Delivery(WebsiteStage.Article("ba-buoc"));
            if (scene == "rejected") File.Delete(stage.At("root/content/so-mau/media/ba-buoc.png"));
        }

        public override IChannel Channel => stage.Channel;

        public override Delivery Delivery { get; }

        public override Delivery Correction => stage.Delivery(WebsiteStage.Article("ba-buoc", "Bốn bước nộp hồ sơ"), minutes: 60) with { Correction = new CorrectionNote("Sửa số bước.", Now) };

        /// <summary>The process dies after its work, or before the page stood on the disk, and another one takes its place.</summary>
        public override async Task<string> CutOffAsync()
        {
            await SendAsync();
            if (scene == "cut-before")
            {
                // The state is the effect: it is written first, and pages follow from it.
                File.Delete(Path.Combine(stage.State, "ba-buoc.json"));
                File.Delete(Path.Combine(stage.Public, "bai", "ba-buoc", "index.html"));
            }

            stage.Restart();
            return "died";
        }

        public override async Task<DeliveryOutcome> SendUnknownAsync() => await Channel.SendAsync(Delivery with { Slug = "../../noi-khac" }, default);

        public override ValueTask DisposeAsync()
        {
            stage.Dispose();
            return ValueTask.CompletedTask;
        }
    }
}

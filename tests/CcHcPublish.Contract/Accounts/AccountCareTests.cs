using CcHcPublish.Runtime;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Scheduling;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Accounts;

/// <summary>What a node does for its accounts without being asked.</summary>
public sealed class AccountCareTests
{
    private const string AgencyYaml = """
        id: so-mau
        name: Sở Mẫu
        kind: so
        units:
          - { id: ban-bien-tap, name: Ban Biên tập, kind: ban-bien-tap }
        board: ban-bien-tap
        categories:
          - { id: dich-vu-cong, name: Dịch vụ công trực tuyến }
        channels:
          - { id: website, kind: website, name: Trang, base_url: "https://so-mau.example.vn", grace: always }
          - { id: fanpage, kind: facebook, name: Fanpage, grace: 6h }
          - { id: zalo, kind: zalo, name: Zalo OA, grace: 6h }
        default_channels: [website]
        channel_check: "0 15 7 * * ?"
        """;

    [Fact]
    public async Task TokensAreRenewedAheadOfTheirEndAlthoughNothingIsDue()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        var row = await stage.ConnectZaloAsync();
        var first = (await stage.Store(row).ReadAsync(default))!.Pair;

        await stage.Accounts.KeepFresh.RunAsync(default);
        (await stage.Store(row).ReadAsync(default))!.Pair.RefreshToken.ShouldBe(first.RefreshToken);
        stage.Clock.StandAt(first.RotateFrom);
        await stage.Accounts.KeepFresh.RunAsync(default);

        var renewed = (await stage.Store(row).ReadAsync(default))!.Pair;
        renewed.RefreshToken.ShouldNotBe(first.RefreshToken);
        renewed.RefreshToken.ShouldBe((await stage.Sandbox.PairAsync(default)).RefreshToken);
        (await stage.RowAsync("zalo")).ExpiresAt!.Value.ShouldBe(renewed.RefreshExpiresAt, TimeSpan.FromSeconds(1));
    }

    [Fact]
    public async Task AServingNodeAsksItsChannelsAtStart()
    {
        await using var stage = await AccountStage.OpenAsync("sqlite");
        await stage.ConnectZaloAsync();
        await stage.ConnectFacebookAsync();
        await stage.Sandbox.ArmAsync("""{"kind":"permission_removed","side":"facebook","count":0}""");
        using var root = new TempFolder();
        root.Write("content/so-mau/agency.yaml", AgencyYaml);
        root.Write("templates/readme.txt", "");
        var runtime = RuntimeServices.Over(stage.Ledger, new RuntimeSettings { Root = new ContentRoot(root.Path), DataFolder = stage.KeyFolder, Clock = stage.Clock });
        var agency = runtime.Content.Outline("so-mau").Content.ShouldNotBeNull().Agency;
        agency.ChannelCheck.ShouldBe("0 15 7 * * ?");

        using (var host = await DeskHost.StartAsync(runtime, [agency], default))
        {
            for (var waited = 0; waited < 600 && !((await stage.RowAsync("zalo")).LastTest is not null && (await stage.RowAsync("fanpage")).LastTest is not null); waited++) await Task.Delay(50);
            await host.StopAsync();
        }

        (await stage.RowAsync("zalo")).LastTest!.IsAble.ShouldBeTrue();
        (await stage.RowAsync("fanpage")).LastTest!.IsAble.ShouldBeFalse();
        (await stage.Ledger.ReadAsync("select verb from events order by number", row => row.Text("verb"), default)).ShouldContain("channel-unable");
    }
}

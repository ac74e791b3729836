using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class PublicAddressCheckTests
{
    [Theory]
    [InlineData("http://localhost:8080")]
    [InlineData("http://127.0.0.1/so-mau")]
    [InlineData("http://10.1.2.3")]
    [InlineData("http://172.31.0.9")]
    [InlineData("http://192.168.1.10:8000")]
    [InlineData("http://169.254.7.7")]
    [InlineData("http://100.64.0.1")]
    [InlineData("http://[fd00::1]")]
    [InlineData("http://[fe80::1]")]
    [InlineData("http://[::ffff:10.0.0.1]")]
    [InlineData("http://mayachu")]
    [InlineData("http://trang.so-mau.local")]
    [InlineData("http://trang.lan.")]
    public void AnAddressThatOnlyThisBuildingReachesIsRefusedForZalo(string address)
    {
        Checking.With<PublicAddressCheck>(A.Article(), At(address)).ShouldBeOne("address-not-public", Severity.Error, address);
        Checking.With<PublicAddressCheck>(A.Article() with { Channels = ["website"] }, At(address)).ShouldBeEmpty();
        Checking.With<PublicAddressCheck>(A.Article(), At(address, stand: "http://127.0.0.1:5080")).ShouldBeEmpty("the stand-in is on this machine");
    }

    [Theory]
    [InlineData("https://so-mau.example.vn")]
    [InlineData("https://sở-mẫu.vn/tin")]
    [InlineData("http://203.113.131.1")]
    [InlineData("http://172.32.0.1")]
    [InlineData("http://[2001:ee0::1]")]
    public void AnAddressThatOpensFromTheInternetIsFine(string address) => Checking.With<PublicAddressCheck>(A.Article(), At(address)).ShouldBeEmpty();

    private static Agency At(string address, string? stand = null)
    {
        var agency = A.Agency();
        return agency with
        {
            Channels = [.. agency.Channels.Select(channel => channel.Kind == ChannelKind.Website ? channel with { BaseUrl = address } : channel.Kind == ChannelKind.Zalo ? channel with { BaseUrl = stand } : channel)],
        };
    }
}

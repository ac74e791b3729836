using System.Net;
using System.Net.Sockets;
using CcHcPublish.Core.Agencies;

namespace CcHcPublish.Core.Checks;

/// <summary>
/// Zalo's servers fetch cover and pictures from the website's address: one that only this building reaches fails every article on the OA. A stand-in on this
/// machine reaches it.
/// </summary>
public sealed class PublicAddressCheck : ICheck
{
    private static readonly string[] OwnNets = [".local", ".localhost", ".internal", ".lan", ".home.arpa"];

    public IEnumerable<Finding> Check(CheckSubject subject)
    {
        if (!subject.Channels.Any(to => to.Channel is { Kind: ChannelKind.Zalo, BaseUrl: null })) yield break;
        if (subject.Agency.Channels.FirstOrDefault(channel => channel.Kind == ChannelKind.Website)?.BaseUrl is not { } address || IsPublic(address)) yield break;
        yield return new Finding("address-not-public", Severity.Error, subject.Article.PlaceOf("channels"),
            new(
                $"Zalo không tải được ảnh từ “{address}”: địa chỉ này chỉ mở được trong cơ quan.",
                $"Zalo cannot fetch pictures from “{address}”: only this building reaches that address."),
            new(
                "Tổ tin học sửa base_url của trang trong agency.yaml thành địa chỉ mở được từ Internet, hoặc bỏ kênh Zalo khỏi bài.",
                "IT sets the website's base_url in agency.yaml to an address that opens from the Internet, or the article leaves Zalo out."));
    }

    private static bool IsPublic(string address)
    {
        if (!Uri.TryCreate(address, UriKind.Absolute, out var uri) || uri.IsLoopback) return false;
        if (IPAddress.TryParse(uri.IdnHost, out var ip)) return IsPublic(ip.IsIPv4MappedToIPv6 ? ip.MapToIPv4() : ip);
        var host = uri.IdnHost.TrimEnd('.');
        return host.Contains('.', StringComparison.Ordinal) && !Array.Exists(OwnNets, end => host.EndsWith(end, StringComparison.OrdinalIgnoreCase));
    }

    private static bool IsPublic(IPAddress ip) => ip.AddressFamily == AddressFamily.InterNetworkV6
        ? !(ip.IsIPv6LinkLocal || ip.IsIPv6UniqueLocal || ip.IsIPv6SiteLocal || IPAddress.IsLoopback(ip))
        : ip.GetAddressBytes() is not ([0 or 10 or 127, ..] or [172, >= 16 and <= 31, ..] or [192, 168, ..] or [169, 254, ..] or [100, >= 64 and <= 127, ..]);
}

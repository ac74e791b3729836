using System.Net;
using System.Net.Sockets;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// Connections for addresses that content names: whatever a name means, only a public address is connected to, and the address that was judged is the one that is
/// used. A rehearsal on loopback connects to loopback alone.
/// </summary>
public static class PublicConnections
{
    /// <exception cref="IOException">The name has no address that may be read.</exception>
    public static async ValueTask<Stream> OpenAsync(DnsEndPoint place, bool isRehearsal, CancellationToken cancel)
    {
        var addresses = Array.FindAll(await Dns.GetHostAddressesAsync(place.Host, cancel), address => isRehearsal ? IPAddress.IsLoopback(address) : IsPublic(address));
        if (addresses.Length == 0) throw new IOException("The address is not public.");
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(addresses, place.Port, cancel);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }

    /// <summary>Not this machine, its network, the provider's, a group's, or one set aside (RFC 6890), in either form of writing.</summary>
    public static bool IsPublic(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6) address = address.MapToIPv4();
        var bytes = address.GetAddressBytes();
        if (address.AddressFamily == AddressFamily.InterNetwork)
        {
            return (bytes[0], bytes[1], bytes[2]) is not ((0 or 10 or 127 or >= 224, _, _) or (100, >= 64 and <= 127, _) or (169, 254, _) or (172, >= 16 and <= 31, _)
                or (192, 168, _) or (192, 0, 0 or 2) or (198, 18 or 19, _) or (198, 51, 100) or (203, 0, 113));
        }

        // Of the sixth version only 2000::/3 is given out; tunnels to the fourth and examples are not reached.
        return (bytes[0] & 0xE0) == 0x20 && (bytes[0], bytes[1], bytes[2]) is not ((0x20, 0x02, _) or (0x20, 0x01, 0x00 or 0x0D));
    }
}

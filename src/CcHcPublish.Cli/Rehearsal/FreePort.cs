using System.Net;
using System.Net.Sockets;

namespace CcHcPublish.Cli.Rehearsal;

/// <summary>Loopback ports for the rehearsal's two servers.</summary>
internal static class FreePort
{
    /// <summary>The wished port if nobody listens there, else any free one; 0 wishes for any.</summary>
    public static int Near(int wished) => wished > 0 && IsFree(wished) ? wished : Any();

    public static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }

    private static int Any()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}

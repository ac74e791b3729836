using System.Security.Cryptography;
using System.Text;

namespace CcHcPublish.Core.Rendering;

/// <summary>
/// The article exactly as one channel gets it. <paramref name="Payload"/> is stored at approval and is what is sent,
/// so what was approved is what appears. The same article, template and settings give the same bytes.
/// </summary>
public sealed record Rendition(string Channel, string Payload)
{
    /// <summary>SHA-256 of channel and payload, lowercase hex: what an approval signs.</summary>
    public string Hash { get; } = Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{Channel}\n{Payload}")));
}

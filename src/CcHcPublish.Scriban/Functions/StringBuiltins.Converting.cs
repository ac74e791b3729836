using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Scriban.Runtime;

namespace Scriban.Functions;

internal static partial class StringBuiltins
{
    private static readonly string[] Keyed = ["text", "secretKey"];

    private static void AddConverting(FunctionGroup group) => group
        .Add("to_int", One, static (in a) => int.TryParse(a.Text(0), NumberStyles.Integer, a.Context.CurrentCulture, out var value) ? Boxes.Of(value) : null)
        .Add("to_long", One, static (in a) => long.TryParse(a.Text(0), NumberStyles.Integer, a.Context.CurrentCulture, out var value) ? value : null)
        .Add("to_float", One, static (in a) => float.TryParse(a.Text(0), FloatStyle, a.Context.CurrentCulture, out var value) ? value : null)
        .Add("to_double", One, static (in a) => double.TryParse(a.Text(0), FloatStyle, a.Context.CurrentCulture, out var value) ? value : null)
        .Add("md5", One, static (in a) => Hash(a, MD5.HashData))
        .Add("sha1", One, static (in a) => Hash(a, SHA1.HashData))
        .Add("sha256", One, static (in a) => Hash(a, SHA256.HashData))
        .Add("sha512", One, static (in a) => Hash(a, SHA512.HashData))
        .Add("hmac_sha1", Keyed, static (in a) => KeyedHash(a, HMACSHA1.HashData))
        .Add("hmac_sha256", Keyed, static (in a) => KeyedHash(a, HMACSHA256.HashData))
        .Add("hmac_sha512", Keyed, static (in a) => KeyedHash(a, HMACSHA512.HashData))
        .Add("base64_encode", One, static (in a) => a.Limited(Convert.ToBase64String(Encoding.UTF8.GetBytes(a.Text(0)))))
        .Add("base64_decode", One, static (in a) => FromBase64(a));

    private const NumberStyles FloatStyle = NumberStyles.Float | NumberStyles.AllowThousands;

    private static string Hash(in Arguments a, Func<byte[], byte[]> hash) => Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(a.Text(0))));

    private static string KeyedHash(in Arguments a, Func<byte[], byte[], byte[]> hash) =>
        Convert.ToHexStringLower(hash(Encoding.UTF8.GetBytes(a.Text(1)), Encoding.UTF8.GetBytes(a.Text(0))));

    private static string FromBase64(in Arguments a)
    {
        try
        {
            return Encoding.UTF8.GetString(Convert.FromBase64String(a.Text(0)));
        }
        catch (FormatException malformed)
        {
            throw a.At(0).Fault("The text is not valid base64", malformed);
        }
    }
}

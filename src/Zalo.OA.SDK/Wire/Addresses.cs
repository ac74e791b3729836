namespace Zalo.OA.SDK;

internal static class Addresses
{
    extension(Uri baseAddress)
    {
        /// <summary>Appends a path, keeping the base's own one: <c>http://host/zalo</c> + <c>/v2.0/x</c>.</summary>
        public Uri Join(string path) => new(baseAddress.AbsoluteUri.TrimEnd('/') + path);
    }
}

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>A picture for a post. Closed: by address, which Meta fetches and must reach, or as bytes.</summary>
/// <param name="AltText">What the picture shows, for readers who cannot see it; empty for none.</param>
public abstract record PagePhoto(string AltText)
{
    /// <summary>Shown below the picture; empty for none.</summary>
    public string Caption { get; init; } = "";

    public sealed record ByAddress(Uri Address, string AltText) : PagePhoto(AltText);

    /// <param name="FileName">Any name; Meta looks at the bytes alone.</param>
    /// <param name="Content">JPEG, PNG, GIF, BMP or TIFF of at most 10 MB; JPEG under 4 MB is safest.</param>
    /// <param name="AltText">What the picture shows.</param>
    public sealed record ByFile(string FileName, ReadOnlyMemory<byte> Content, string AltText) : PagePhoto(AltText);
}

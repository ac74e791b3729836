namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>A token or secret. It prints as <c>***</c> everywhere; only <see cref="Reveal"/> gives the text.</summary>
/// <remarks>Not a record: a generated <c>ToString</c> of an enclosing record would print its members.</remarks>
public sealed class AccessToken(string text)
{
    /// <summary>The text itself, of any length. Put it into a header or an encrypted store, nowhere else.</summary>
    public string Reveal() => text;

    public override string ToString() => "***";
}

using System.Text;

namespace Zalo.OA.SDK;

/// <summary>Text as the service counts it.</summary>
internal static class Nfc
{
    /// <summary>Composed form; text with a lone surrogate, which has none, comes back as it is.</summary>
    public static string Of(string text) =>
        !IsWellFormed(text) || text.IsNormalized(NormalizationForm.FormC) ? text : text.Normalize(NormalizationForm.FormC);

    public static bool IsWellFormed(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsSurrogate(text[i]))
            {
                if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
                {
                    return false;
                }

                i++;
            }
        }

        return true;
    }
}

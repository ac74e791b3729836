namespace Zalo.OA.SDK;

/// <summary>Makes text of the far side fit for a log: one line, at most 500 characters, known secrets blotted out.</summary>
internal static class ErrorText
{
    public const int MaxLength = 500;

    public static string Clean(string text, params ReadOnlySpan<ZaloSecret?> secrets)
    {
        foreach (var secret in secrets)
        {
            if (secret is not null)
            {
                text = text.Replace(secret.Reveal(), secret.ToString(), StringComparison.Ordinal);
            }
        }

        if (text.Length > MaxLength)
        {
            text = string.Concat(text.AsSpan(0, MaxLength - 1), "…");
        }

        return text.AsSpan().IndexOfAnyInRange('\0', '\x1F') < 0
            ? text
            : string.Create(text.Length, text, static (to, from) =>
            {
                for (var i = 0; i < to.Length; i++)
                {
                    to[i] = char.IsControl(from[i]) ? ' ' : from[i];
                }
            });
    }
}

namespace CcHcPublish.Sandbox.Faults;

/// <summary>Matches a method and a path against <c>[METHOD ]PATH</c>, where <c>*</c> stands for any text, slashes included.</summary>
public static class RouteGlob
{
    public static bool Matches(string pattern, string method, string path)
    {
        var space = pattern.IndexOf(' ');
        var verb = space < 0 ? "*" : pattern[..space];
        var place = space < 0 ? pattern : pattern[(space + 1)..];
        return (verb == "*" || string.Equals(verb, method, StringComparison.OrdinalIgnoreCase)) && Glob(place, path);
    }

    private static bool Glob(ReadOnlySpan<char> pattern, ReadOnlySpan<char> text)
    {
        var (p, t, star, mark) = (0, 0, -1, 0);
        while (t < text.Length)
        {
            if (p < pattern.Length && pattern[p] == '*')
            {
                (star, mark) = (p++, t);
            }
            else if (p < pattern.Length && pattern[p] == text[t])
            {
                p++;
                t++;
            }
            else if (star >= 0)
            {
                (p, t) = (star + 1, ++mark);
            }
            else
            {
                return false;
            }
        }

        return pattern[p..].Trim('*').IsEmpty;
    }
}

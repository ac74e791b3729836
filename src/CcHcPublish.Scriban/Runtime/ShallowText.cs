using System.Globalization;
using System.Text;

namespace Scriban.Runtime;

/// <summary>An object's text outside any context: nested objects likewise, everything else as .NET prints it.</summary>
internal static class ShallowText
{
    private const int MaximumDepth = 20;

    public static string Of(ScriptObject members, IFormatProvider? provider)
    {
        var text = new StringBuilder();
        Append(text, members, provider ?? CultureInfo.CurrentCulture, 0);
        return text.ToString();
    }

    private static void Append(StringBuilder text, ScriptObject members, IFormatProvider provider, int depth)
    {
        text.Append('{');
        var isFirst = true;
        foreach (var (name, value) in members)
        {
            text.Append(isFirst ? string.Empty : ", ").Append(TextEscapes.IsIdentifier(name) ? name : $"\"{TextEscapes.Escape(name)}\"").Append(": ");
            isFirst = false;
            if (value is ScriptObject nested && depth < MaximumDepth)
            {
                Append(text, nested, provider, depth + 1);
            }
            else
            {
                text.Append(value is ScriptObject ? "..." : Convert.ToString(value, provider));
            }
        }

        text.Append('}');
    }
}

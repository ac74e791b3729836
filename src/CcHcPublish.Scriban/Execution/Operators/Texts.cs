using System.Globalization;
using Scriban.Parsing;
using Scriban.Runtime;

namespace Scriban.Execution.Operators;

/// <summary>Operators with a text on either side: joining, repeating and ordinal comparison.</summary>
internal static class Texts
{
    public static string Join(TemplateContext context, Location at, string left, string right)
    {
        context.RequireTextLength(at, (long)left.Length + right.Length);
        return string.Concat(left, right);
    }

    public static object? Evaluate(TemplateContext context, Location at, TokenKind op, object? left, object? right)
    {
        switch (op)
        {
            case TokenKind.Plus:
                return Join(context, at, TextOf(context, left), TextOf(context, right));
            case TokenKind.Times:
                return right is string or char
                    ? Repeat(context, at, TextOf(context, right), left)
                    : Repeat(context, at, TextOf(context, left), right);
            case TokenKind.Equal or TokenKind.NotEqual when IsNothing(left) || IsNothing(right):
                return Boxes.Of(op == TokenKind.NotEqual);
            case TokenKind.Equal or TokenKind.NotEqual or TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual:
                return Arithmetic.Compared(at, op, string.CompareOrdinal(Compared(context, left), Compared(context, right)));
            default:
                throw Arithmetic.Unsupported(at, op, "texts");
        }
    }

    public static string Repeat(TemplateContext context, Location at, string text, object? times)
    {
        if (times is string digits && !int.TryParse(digits, NumberStyles.Integer, context.CurrentCulture, out _))
        {
            throw at.Fault("A text can only be multiplied by an integer");
        }

        var count = context.ToInt(at, times);
        if (count <= 0 || text.Length == 0)
        {
            return string.Empty;
        }

        context.RequireTextLength(at, (long)text.Length * count);
        return string.Create(text.Length * count, text, static (span, text) =>
        {
            for (var i = 0; i < span.Length; i += text.Length)
            {
                text.CopyTo(span[i..]);
            }
        });
    }

    /// <summary>Nothing comes before every text, the empty one too.</summary>
    private static string? Compared(TemplateContext context, object? value) => IsNothing(value) ? null : TextOf(context, value);

    private static bool IsNothing(object? value) => value is null || ReferenceEquals(value, EmptyScriptObject.Default);

    private static string TextOf(TemplateContext context, object? value) => value as string ?? context.ObjectToString(value) ?? string.Empty;
}

using System.Text;

namespace CcHcPublish.Scriban.Tests.Fuzzing;

/// <summary>Makes templates from seeds by cutting, doubling, swapping and joining their pieces; the same random numbers give the same ones.</summary>
internal sealed class Mutator(Random random, string[] seeds)
{
    private const int MaximumLength = 4_000;

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{{-", "~}}", "{%{", "}%}", "(", ")", "[", "]", "{", "}", "|", ".", "?.", "..", "..<", "\"", "'", "`", "$\"", "$", "$0", "$$", "@", "^",
        "!", "-", "+", "*", "//", "%", "<<", ">>", "==", "<", "&&", "||", "??", "?!", "?", ":", ",", ";", "=", "+=", "++", "--", "#", "##", "\n", "\r\n", " ",
        "if ", "else ", "end ", "for x in ", "while ", "case ", "when ", "break ", "continue ", "func f", "func f(a, b = 1, c...)", "ret ", "capture t",
        "with art", "wrap f", "include \"row\"", "include ", "import ", "readonly ", "tablerow x in list", "do ", "this", "null", "true", "empty", "list", "rows",
        "words", "name", "art", "n", "raw", "f", "x", "1..9", "999999999999", "0x7FFFFFFF", "1e300", "1.5m", "2147483647", "-1", "\"a\"", "string.", "array.",
        "math.", "object.", "date.", "html.", "regex.", "timespan.", "upcase", "replace", "pad_left", "insert_at", "each", "sort", "join", "cycle", "eval",
        "eval_template", "to_json", "from_json", "format", "to_string", "parse", "match", "split", "size", "\u0301", "đ", "🍜", "\uD800",
    ];

    public string Next()
    {
        var text = new StringBuilder(Seed());
        for (var i = random.Next(1, 6); i > 0; i--)
        {
            Mutate(text);
        }

        return text.ToString(0, Math.Min(text.Length, MaximumLength));
    }

    private string Seed() => seeds[random.Next(seeds.Length)];

    private void Mutate(StringBuilder text)
    {
        var at = random.Next(text.Length + 1);
        var length = Math.Min(random.Next(1, 9), text.Length - at);
        switch (random.Next(7))
        {
            case 0:
                text.Remove(at, length);
                break;
            case 1:
                text.Insert(at, text.ToString(at, length));
                break;
            case 2:
                text.Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 3:
                text.Remove(at, length).Insert(at, Pieces[random.Next(Pieces.Length)]);
                break;
            case 4:
                text.Insert(at, Seed());
                break;
            case 5:
                text.Append(Seed());
                break;
            default:
                text.Insert(at, Repeated());
                break;
        }
    }

    private string Repeated() => string.Concat(Enumerable.Repeat(Pieces[random.Next(Pieces.Length)], random.Next(2, 400)));
}

using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Core.Checks;

namespace CcHcPublish.Core.Text;

/// <summary>A text file as it lay on disk: its path below the content folder (with "/"), and its bytes.</summary>
public sealed record SourceFile(string Path, ReadOnlyMemory<byte> Bytes)
{
    /// <summary>SHA-256 of the bytes, lowercase hex: the same bytes are the same edition.</summary>
    /// <remarks>Computed when asked for: plans have no editions, and the first hash of a process loads the system's cryptography.</remarks>
    public string Hash => Convert.ToHexStringLower(SHA256.HashData(Bytes.Span));
}

/// <summary>Turns bytes into text in Unicode NFC with LF line ends, or says why they are no text.</summary>
public static class SourceText
{
    /// <summary>No text needs them, and not every database keeps them.</summary>
    private static readonly SearchValues<char> Controls = SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7F).Select(code => (char)code).Except(['\t', '\n'])]);

    private static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>The text, or null after adding one Error to <paramref name="findings"/>. A byte order mark is dropped. NFD text is composed and reported as Advice.</summary>
    public static string? Read(SourceFile file, int largest, ICollection<Finding> findings)
    {
        var whole = new Place(file.Path, 1, 1);
        if (file.Bytes.Length > largest)
        {
            findings.Add(FileFindings.TooLarge(whole, file.Bytes.Length, largest));
            return null;
        }

        var bytes = file.Bytes.Span;
        if (bytes.StartsWith(Encoding.UTF8.Preamble)) bytes = bytes[3..];
        string text;
        try
        {
            text = Strict.GetString(bytes);
        }
        catch (DecoderFallbackException wrong)
        {
            var line = 1 + bytes[..Math.Min(bytes.Length, Math.Max(0, wrong.Index))].Count((byte)'\n');
            findings.Add(FileFindings.NotUtf8(whole with { Line = line }));
            return null;
        }

        if (string.IsNullOrWhiteSpace(text))
        {
            findings.Add(FileFindings.Empty(whole));
            return null;
        }

        if (text.Contains('\r')) text = text.ReplaceLineEndings("\n");
        if (text.AsSpan().IndexOfAny(Controls) is >= 0 and var at)
        {
            findings.Add(FileFindings.ControlCharacter(whole with { Line = 1 + text.AsSpan(0, at).Count('\n') }, text[at]));
            return null;
        }

        if (IsComposed(text)) return text;
        findings.Add(FileFindings.Decomposed(new Place(file.Path, FirstDecomposedLine(text), 1)));
        return text.Normalize(NormalizationForm.FormC);
    }

    /// <summary>Answers for Vietnamese at a glance; only text with letters or marks beyond it is put to ICU, whose tables take long to load.</summary>
    private static bool IsComposed(string text)
    {
        foreach (var letter in text)
        {
            if (!IsStarter(letter)) return text.IsNormalized(NormalizationForm.FormC);
        }

        return true;
    }

    /// <summary>
    /// Blocks in which every character is its own NFC and combines with nothing before it (UAX #15, NFC_Quick_Check=Yes): Latin with its extensions, dashes and
    /// quotation marks.
    /// </summary>
    private static bool IsStarter(char letter) => letter is < '\u0300' or (>= '\u1E00' and <= '\u1EFF') or (>= '\u2010' and <= '\u2027');

    private static int FirstDecomposedLine(string text)
    {
        var number = 1;
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            if (!line.IsNormalized(NormalizationForm.FormC)) return number;
            number++;
        }

        return 1;
    }
}

using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace Scriban.Execution.Calls;

/// <summary>What .NET complains about inside a builtin, in the engine's words: its own change with its version and are never translated.</summary>
internal static class BuiltinFault
{
    public static string Of(Exception problem) => problem switch
    {
        RegexParseException => "The pattern is not a valid regular expression",
        RegexMatchTimeoutException => "The regular expression takes too long",
        JsonException => "The text is not valid JSON",
        CultureNotFoundException => "There is no such culture",
        FormatException => "The text or pattern is malformed",
        OverflowException => "The result does not fit any number",
        ArgumentOutOfRangeException => "An argument lies outside what the function can take",
        OutputFullException => problem.Message,
        _ => "The function cannot work with these arguments",
    };
}

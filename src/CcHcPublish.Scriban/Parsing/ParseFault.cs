namespace Scriban.Parsing;

/// <summary>Ends a parse at its first mistake; never leaves <see cref="Template.Parse"/>.</summary>
internal sealed class ParseFault(TextRange range, string message) : Exception(message)
{
    public TextRange Range { get; } = range;
}

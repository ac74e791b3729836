namespace Scriban.Parsing;

public enum ScriptMode
{
    /// <summary>Text with code in double braces.</summary>
    Default,

    FrontMatterOnly,

    FrontMatterAndContent,

    /// <summary>Code without braces.</summary>
    ScriptOnly,
}

public enum ScriptLang
{
    Default,
    Liquid,
    Scientific,
}

/// <summary>How the text of a template is read. Front matter and the languages other than the default one are refused at parse time.</summary>
public record LexerOptions
{
    public const string DefaultFrontMatterMarker = "+++";

    public static readonly LexerOptions Default = new();

    public ScriptMode Mode { get; init; }

    public ScriptLang Lang { get; init; }

    public string FrontMatterMarker { get; init; } = DefaultFrontMatterMarker;

    /// <summary>Kept for exchangeability; this engine never keeps blanks and comments.</summary>
    public bool KeepTrivia { get; init; }
}

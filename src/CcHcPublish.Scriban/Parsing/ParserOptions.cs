namespace Scriban.Parsing;

/// <summary>How a template is parsed.</summary>
public record ParserOptions
{
    /// <summary>
    /// How deep blocks and expressions may nest; each operator or pipe of one expression counts one level. Parsing stops at
    /// the first violation. 0 removes the limit, the execution stack is still guarded.
    /// </summary>
    public int ExpressionDepthLimit { get; init; } = 250;

    /// <summary>Belongs to Liquid templates, which this engine does not read.</summary>
    public bool LiquidFunctionsToScriban { get; init; }

    /// <summary>Whether <c>1.5</c> without a suffix is a decimal instead of a double.</summary>
    public bool ParseFloatAsDecimal { get; init; }
}

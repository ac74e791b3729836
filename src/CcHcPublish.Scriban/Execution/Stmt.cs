namespace Scriban.Execution;

/// <summary>A compiled statement; immutable, shared between threads.</summary>
internal abstract class Stmt
{
    public abstract Flow Execute(TemplateContext context);
}

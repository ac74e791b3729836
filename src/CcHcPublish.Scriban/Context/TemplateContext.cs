using System.Globalization;
using Scriban.Execution.Calls;
using Scriban.Functions;
using Scriban.Parsing;
using Scriban.Runtime;
using Scriban.Syntax;

namespace Scriban;

public delegate string RenderRuntimeExceptionDelegate(ScriptRuntimeException exception);

public delegate bool TryGetVariableDelegate(TemplateContext context, SourceSpan span, ScriptVariable variable, out object? value);

public delegate bool TryGetMemberDelegate(TemplateContext context, SourceSpan span, object target, string member, out object? value);

/// <summary>
/// Everything one rendering needs: scopes, output, culture, limits. Making one is cheap; it belongs to one thread at a time and
/// keeps its counts of output and its cached includes until <see cref="Reset"/>.
/// </summary>
public partial class TemplateContext : IFormatProvider
{
    private readonly bool _isDerived;
    private Stack<CultureInfo>? _cultures;
    private Dictionary<object, object>? _tags;

    public TemplateContext()
        : this(null, null)
    {
    }

    public TemplateContext(ScriptObject? builtin)
        : this(builtin, null)
    {
    }

    public TemplateContext(IEqualityComparer<string>? keyComparer)
        : this(null, keyComparer)
    {
    }

    /// <param name="builtin">The functions templates may call; null for all builtins.</param>
    /// <param name="keyComparer">
    /// Without effect, as far as the package lets anybody see: a scope compares names with the comparer that it was made with, and locals,
    /// object literals and builtins are always told apart by case.
    /// </param>
    public TemplateContext(ScriptObject? builtin, IEqualityComparer<string>? keyComparer)
    {
        _ = keyComparer;
        _isDerived = GetType() != typeof(TemplateContext);
        _builtins = new BuiltinScope(builtin);
        HostSite = new CallSite(default, default, CallSite.NoArguments);
    }

    public ITemplateLoader? TemplateLoader { get; set; }

    public MemberRenamerDelegate MemberRenamer { get; set; } = StandardMemberRenamer.Default;

    public MemberFilterDelegate? MemberFilter { get; set; }

    /// <summary>Whether an unknown variable is an error instead of null.</summary>
    public bool StrictVariables { get; set; }

    /// <summary>Whether a member of null is null instead of an error.</summary>
    public bool EnableRelaxedTargetAccess { get; set; }

    /// <summary>Whether a missing member of an object is null instead of an error.</summary>
    public bool EnableRelaxedMemberAccess { get; set; } = true;

    /// <summary>Whether calling an unknown function gives null instead of an error.</summary>
    public bool EnableRelaxedFunctionAccess { get; set; }

    /// <summary>Whether an index outside a list gives null instead of an error.</summary>
    public bool EnableRelaxedIndexerAccess { get; set; } = true;

    public bool EnableNullIndexer { get; set; }

    public bool EnableBreakAndContinueAsReturnOutsideLoop { get; set; }

    public bool EnableOutput { get; set; } = true;

    /// <summary>Whether lines printed by code are indented as the code is.</summary>
    public bool AutoIndent { get; set; } = true;

    public bool IndentOnEmptyLines { get; set; } = true;

    public string NewLine { get; set; } = Environment.NewLine;

    public string? CurrentIndent
    {
        get => Indent;
        set => Indent = value ?? string.Empty;
    }

    /// <summary>Iterations allowed in one nest of loops, those inside builtins included; 0 is unlimited.</summary>
    public int LoopLimit { get; set; } = 1000;

    /// <summary>The limit for loops over an <see cref="IQueryable"/> instead of <see cref="LoopLimit"/>; 0 is unlimited, null the same as elsewhere.</summary>
    public int? LoopLimitQueryable { get; set; }

    /// <summary>Nested function calls and includes allowed; 0 is unlimited but for the execution stack.</summary>
    public int RecursiveLimit { get; set; } = 100;

    /// <summary>
    /// Characters allowed for one text, and for all output of this context since it was made or reset. Longer values are cut
    /// with <c>...</c>, builtins that would build a longer text fail. With 0 nothing is cut: rendering fails where a text, or what is
    /// printed into one output, would exceed 16,777,216 characters.
    /// </summary>
    public int LimitToString { get; set; } = 1_048_576;

    /// <summary>How deep nested values are printed; 0 is unlimited but for the execution stack.</summary>
    public int ObjectRecursionLimit { get; set; } = 20;

    public TimeSpan RegexTimeOut { get; set; } = TimeSpan.FromSeconds(10);

    public CancellationToken CancellationToken { get; set; }

    public ParserOptions TemplateLoaderParserOptions { get; set; } = new();

    public LexerOptions TemplateLoaderLexerOptions { get; set; } = LexerOptions.Default;

    /// <exception cref="NotSupportedException">Another language than the default one.</exception>
    public ScriptLang Language
    {
        get;
        set => field = value == ScriptLang.Default ? value : throw new NotSupportedException("Only the default language of Scriban is supported");
    }

    /// <exception cref="NotSupportedException">The Scientific language is not read.</exception>
    public bool UseScientific
    {
        get;
        set => field = !value ? value : throw new NotSupportedException("Only the default language of Scriban is supported");
    }

    /// <summary>If set, turns an error into a text: the value of the expression that failed, or what a statement prints. Rendering goes on.</summary>
    public RenderRuntimeExceptionDelegate? RenderRuntimeException { get; set; }

    /// <summary>Asked for a variable that no scope has.</summary>
    public TryGetVariableDelegate? TryGetVariable { get; set; }

    /// <summary>Asked for a member that its target does not have.</summary>
    public TryGetMemberDelegate? TryGetMember { get; set; }

    public Dictionary<string, Template> CachedTemplates => _cachedTemplates ??= [];

    public Dictionary<object, object> Tags => _tags ??= [];

    public SourceSpan CurrentSpan => _currentSite?.Span ?? default;

    public CultureInfo CurrentCulture { get; private set; } = CultureInfo.InvariantCulture;

    public int CultureCount => _cultures?.Count ?? 0;

    internal CallSite HostSite { get; }

    /// <summary>Whether a derived class may want to see every value that is printed.</summary>
    internal bool IsDerived => _isDerived;

    internal bool HasErrorRenderer => RenderRuntimeException is not null;

    public static ScriptObject GetDefaultBuiltinObject() => BuiltinScope.MakeObject();

    public void PushCulture(CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(culture);
        (_cultures ??= new Stack<CultureInfo>()).Push(CurrentCulture);
        CurrentCulture = culture;
    }

    public CultureInfo PopCulture()
    {
        if (_cultures is not { Count: > 0 })
        {
            throw new InvalidOperationException("No culture was pushed");
        }

        var popped = CurrentCulture;
        CurrentCulture = _cultures.Pop();
        return popped;
    }

    /// <summary>Back to a new context's state, settings excepted: scopes, cultures, outputs, counts and cached includes go.</summary>
    public virtual void Reset()
    {
        _cultures = null;
        CurrentCulture = CultureInfo.InvariantCulture;
        _cachedTemplates?.Clear();
        _sourceFiles = null;
        _tags = null;
        _cycles = null;
        ResetScopes();
        ResetOutput();
        ResetLimits();
    }

    object? IFormatProvider.GetFormat(Type? formatType) => CurrentCulture.GetFormat(formatType);
}

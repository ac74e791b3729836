using System.Collections.Concurrent;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Text;
using Scriban;
using Scriban.Runtime;
using Scriban.Syntax;

namespace CcHcPublish.Core.Rendering;

/// <summary>
/// The templates of one agency: the common ones with its own laid over them, file by file. Immutable and safe for all threads; each
/// text is compiled once, also when many agencies share it. Templates see only the values handed to them and other templates of the set.
/// </summary>
public sealed class TemplateSet
{
    /// <summary>Iterations of one nest of loops, far beyond the longest list of a page.</summary>
    private const int LoopLimit = 100_000;

    /// <summary>Longest time that one page may take, far beyond the slowest; a template of an endless kind must not hold the desk.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Dictionary<string, TemplateText> texts;
    private readonly TemplateCache cache;
    private readonly TemplateLoader loader;
    /// <summary>By path: finding a template in the cache, which all agencies share, compares whole texts, and every page asks for some.</summary>
    private readonly ConcurrentDictionary<string, Template> compiled = new(StringComparer.Ordinal);
    private readonly Lazy<(string File, Template Template)[]> parts;

    /// <param name="texts">Text by path below the templates folder, with "/", such as <c>website/article.scriban</c>.</param>
    /// <param name="folder">How findings name that folder.</param>
    public TemplateSet(IReadOnlyDictionary<string, string> texts, string folder = "templates")
        : this(texts.ToDictionary(pair => pair.Key, pair => new TemplateText($"{folder}/{pair.Key}", pair.Value), StringComparer.Ordinal), new TemplateCache())
    {
    }

    private TemplateSet(Dictionary<string, TemplateText> texts, TemplateCache cache)
    {
        this.texts = texts;
        this.cache = cache;
        loader = new TemplateLoader(texts);
        parts = new(() => [.. texts.Where(pair => TemplateLoader.IsPart(pair.Key)).Select(pair => (pair.Value.File, Compiled(pair.Key, pair.Value))).Where(part => !part.Item2.HasErrors)]);
        Stamp = StampOf(texts);
    }

    /// <summary>SHA-256 over all paths and texts, lowercase hex: equal sets have equal stamps.</summary>
    public string Stamp { get; }

    /// <summary>Longest time that one rendering may take; one that takes longer ends in a finding.</summary>
    public TimeSpan TimeLimit { get; init; } = Patience;

    public IEnumerable<string> Paths => texts.Keys.Order(StringComparer.Ordinal);

    public string? Text(string path) => texts.TryGetValue(path, out var text) ? text.Text : null;

    /// <summary>This set with an agency's own files in place of those of the same path.</summary>
    public TemplateSet With(IReadOnlyDictionary<string, string> overrides, string folder)
    {
        if (overrides.Count == 0) return this;
        Dictionary<string, TemplateText> merged = new(texts, StringComparer.Ordinal);
        foreach (var (path, text) in overrides) merged[path] = new TemplateText($"{folder}/{path}", text);
        return new TemplateSet(merged, cache) { TimeLimit = TimeLimit };
    }

    /// <summary>Everything that can be seen wrong without rendering.</summary>
    public IReadOnlyList<Finding> Check() =>
    [
        .. texts.Values
            .Where(text => text.File.EndsWith(".scriban", StringComparison.Ordinal))
            .OrderBy(text => text.File, StringComparer.Ordinal)
            .SelectMany(text => TemplateFindings.Parse(cache.Compiled(text).Messages, text)),
    ];

    /// <summary>The template's output, or null when it is missing or fails; why stands in the findings then.</summary>
    /// <param name="scopes">From the outermost to the innermost; assignments of the template go to the last, which must be the caller's own.</param>
    public string? Render(string path, ICollection<Finding> findings, params ReadOnlySpan<ScriptObject> scopes)
    {
        if (!texts.TryGetValue(path, out var text))
        {
            findings.Add(TemplateFindings.Missing(path));
            return null;
        }

        var template = Compiled(path, text);
        if (template.HasErrors)
        {
            foreach (var finding in TemplateFindings.Parse(template.Messages, text)) findings.Add(finding);
            return null;
        }

        using var patience = new CancellationTokenSource(TimeLimit);
        var context = Context();
        context.CancellationToken = patience.Token;
        foreach (var scope in scopes) context.PushGlobal(scope);
        // The engine compares and interpolates texts in the culture of the thread, which follows the reader's language.
        var culture = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = Vietnamese.Culture;
        try
        {
            return template.Render(context);
        }
        catch (ScriptRuntimeException wrong)
        {
            var problem = wrong is ScriptAbortException ? new ScriptRuntimeException(wrong.Span, $"Rendering takes longer than {TimeLimit.TotalSeconds:0.##} seconds") : wrong;
            findings.Add(TemplateFindings.Run(problem, text, file => texts.Values.FirstOrDefault(other => other.File == file)));
            return null;
        }
        catch (OutOfMemoryException)
        {
            // Many texts, each within its limit. They are garbage by now, so the command can go on and say which template it was.
            findings.Add(TemplateFindings.Run(new ScriptRuntimeException(template.Page!.Span, "Rendering needs more memory than there is"), text, _ => null));
            return null;
        }
        finally
        {
            CultureInfo.CurrentCulture = culture;
        }
    }

    private TemplateContext Context()
    {
        var context = new TemplateContext
        {
            TemplateLoader = loader,
            StrictVariables = true,
            EnableRelaxedMemberAccess = false,
            AutoIndent = false,
            RecursiveLimit = 20,
            RegexTimeOut = TimeSpan.FromSeconds(1),
            // Templates are the office's own and lists may be long, but a loop that never ends must not hold the desk. The output
            // is not cut, for a page that lacks its end would be worse than none: what is far too long fails.
            LoopLimit = LoopLimit,
            LimitToString = 0,
        };
        TemplateBuiltins.Refuse(context);
        context.PushCulture(Vietnamese.Culture);
        foreach (var (file, part) in parts.Value) context.CachedTemplates[file] = part;
        return context;
    }

    private Template Compiled(string path, TemplateText text) => compiled.GetOrAdd(path, static (_, asked) => asked.cache.Compiled(asked.text), (cache, text));

    private static string StampOf(Dictionary<string, TemplateText> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (path, text) in texts.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes(path));
            hash.AppendData([0]);
            hash.AppendData(Encoding.UTF8.GetBytes(text.Text));
            hash.AppendData([0]);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}

using System.CommandLine;
using System.Data.Common;
using CcHcPublish.Cli.Commands.Database;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Content;
using CcHcPublish.Runtime.Editorial;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Cli.Commands;

/// <summary>
/// Which of two files with one slug had it first, by the ledger's word. A check needs no ledger: none is made for it, and where there is none, or it
/// cannot be opened, the order of paths decides.
/// </summary>
internal sealed class LedgerOwners(ParseResult parse, GlobalOptions options) : IAsyncDisposable
{
    private Task<Ledger?>? ledger;

    public async Task<AgencyContent> OfAsync(AgencyContent content, CancellationToken cancel)
    {
        if (!IsAsked(content) || await (ledger ??= OpenAsync(cancel)) is not { } open) return content;
        try
        {
            var known = await ArticleRow.AllAsync(open, content.Agency.Id, cancel);
            return content.Owned(known.Select(row => new SlugOwner(row.Slug, row.Path, row.Hash)));
        }
        catch (DbException)
        {
            return content;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (ledger is not null && await ledger is { } open) await open.DisposeAsync();
    }

    /// <summary>Two files share a slug, or one that cannot be read may own the slug of another.</summary>
    private static bool IsAsked(AgencyContent content) =>
        content.Articles.DistinctBy(article => article.Slug, StringComparer.Ordinal).Count() < content.Articles.Count
        || content.Findings.Any(finding => finding.Severity == Severity.Error && finding.Place.File.EndsWith(".md", StringComparison.OrdinalIgnoreCase));

    private async Task<Ledger?> OpenAsync(CancellationToken cancel)
    {
        if (LedgerPlace.Of(parse, options) is not { } place || (place.Postgres is null && !Ledger.IsIn(place.Folder))) return null;
        try
        {
            return await place.OpenAsync(cancel);
        }
        catch (Exception failure) when (failure is DbException or IOException or UnauthorizedAccessException or SchemaTooNewException or ArgumentException or NoConnectionStringException)
        {
            return null;
        }
    }
}

using CcHcPublish.Core.Content;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Reads the agencies this process serves and brings what changed into the ledger; what waits is compared with changed templates. A broken file holds up
/// nothing but itself; what fails with one agency is told when the others are done.
/// </summary>
public sealed class ImportAll(ReadContent read, ImportArticles import, ReviewApprovals review, IReadOnlyList<string> agencies)
{
    /// <summary>Who acts when a job and no person imports.</summary>
    public const string Actor = "he-thong";

    /// <exception cref="ImportFailedException">Some agencies could not be imported; all others were.</exception>
    public async Task<IReadOnlyList<AgencyContent>> RunAsync(CancellationToken cancel)
    {
        List<AgencyContent> contents = [];
        List<string> failed = [];
        Exception? first = null;
        foreach (var agency in agencies)
        {
            try
            {
                if (await OneAsync(agency, cancel) is { } content) contents.Add(content);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failed.Add(agency);
                first ??= failure;
            }
        }

        return first is null ? contents : throw new ImportFailedException(failed, first);
    }

    private async Task<AgencyContent?> OneAsync(string agency, CancellationToken cancel)
    {
        if (read.Run(agency, cancel).Content is not { } all) return null;
        var content = await import.OwnedAsync(all, cancel);
        await import.RunAsync(content, Actor, cancel);
        await review.RunAsync(content, Actor, cancel);
        return content;
    }
}

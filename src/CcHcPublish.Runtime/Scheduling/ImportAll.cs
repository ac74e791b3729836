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

    public async Task<IReadOnlyList<AgencyContent>> RunAsync(CancellationToken cancel)
    {
        List<AgencyContent> contents = [];
        List<Exception> failures = [];
        foreach (var agency in agencies)
        {
            try
            {
                if (await ReadAsync(agency, cancel) is { } content) contents.Add(content);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                failures.Add(failure);
            }
        }

        if (failures.Count > 0) throw new AggregateException(failures);
        return contents;
    }

    private async Task<AgencyContent?> ReadAsync(string agency, CancellationToken cancel)
    {
        if (read.Run(agency, cancel).Content is not { } all) return null;
        var content = await import.OwnedAsync(all, cancel);
        await import.RunAsync(content, Actor, cancel);
        await review.RunAsync(content, Actor, cancel);
        return content;
    }
}

using CcHcPublish.Core.Content;
using CcHcPublish.Runtime.Content;
using CcHcPublish.Runtime.Editorial;

namespace CcHcPublish.Runtime.Scheduling;

/// <summary>
/// Reads the agencies this process serves and brings what changed into the ledger; what waits is compared with changed templates. A broken file holds up
/// nothing but itself.
/// </summary>
public sealed class ImportAll(ReadContent read, ImportArticles import, ReviewApprovals review, IReadOnlyList<string> agencies)
{
    /// <summary>Who acts when a job and no person imports.</summary>
    public const string Actor = "he-thong";

    public async Task<IReadOnlyList<AgencyContent>> RunAsync(CancellationToken cancel)
    {
        List<AgencyContent> contents = [];
        foreach (var agency in agencies)
        {
            if (read.Run(agency, cancel).Content is not { } all) continue;
            var content = await import.OwnedAsync(all, cancel);
            await import.RunAsync(content, Actor, cancel);
            await review.RunAsync(content, Actor, cancel);
            contents.Add(content);
        }

        return contents;
    }
}

using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Desk;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>
/// What stands still on an agency's desk until a person acts, by the words of <see cref="WhyBlocked"/>: the one notion by which the desk, all agencies and the
/// monitoring count.
/// </summary>
public static class NeedsPerson
{
    public static async Task<int> CountAsync(Ledger ledger, Agency agency, DateTimeOffset now, CancellationToken cancel) =>
        (await new ReadArticleFacts(ledger).OpenAsync(agency, cancel)).Sum(standing => WhyBlocked.Of(standing.Facts, now).Count(Is));

    public static bool Is(BlockingCondition condition) => condition.Urgency == Urgency.Person;
}

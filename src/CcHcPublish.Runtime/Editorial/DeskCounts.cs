using CcHcPublish.Core.Publications;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>How many articles and publications of an agency stand in which state.</summary>
/// <param name="Undecided">Unconfirmed ones that only a person can settle.</param>
/// <param name="Drifted">Published ones that somebody changed or removed on the channel, not decided about.</param>
public sealed record DeskCounts(IReadOnlyDictionary<string, int> Articles, IReadOnlyDictionary<string, int> Publications, int Undecided, int Drifted)
{
    /// <summary>
    /// Publications at a state that only a person ends, where the agency's file cannot be read and nothing more can be said; else <see cref="NeedsPerson"/>
    /// tells.
    /// </summary>
    public int Stuck => Of(PublicationState.Rejected) + Of(PublicationState.Expired) + Undecided + Drifted;

    public int Of(DeskState state) => Articles.GetValueOrDefault(state.ToString());

    public int Of(PublicationState state) => Publications.GetValueOrDefault(state.ToString());

    public static async Task<DeskCounts> OfAsync(Ledger ledger, string agency, CancellationToken cancel)
    {
        var articles = await ledger.ReadAsync("select state, count(*) as many from articles where agency = @agency group by state", Pair, cancel, ("agency", agency));
        var publications = await ledger.ReadAsync("select state, count(*) as many from publications where agency = @agency group by state", Pair, cancel, ("agency", agency));
        var undecided = await ledger.ReadAsync(
            "select count(*) as many from publications where agency = @agency and state = 'Unconfirmed' and not_before is null", row => (int)row.Number("many"),
            cancel, ("agency", agency));
        var drifted = await ledger.ReadAsync(
            $"select count(*) as many from drifts d join publications p on p.id = d.publication where {Drift.IsOpen} and p.agency = @agency",
            row => (int)row.Number("many"), cancel, ("agency", agency));
        return new DeskCounts(
            articles.ToDictionary(pair => pair.State, pair => pair.Many), publications.ToDictionary(pair => pair.State, pair => pair.Many), undecided[0],
            drifted[0]);
    }

    private static (string State, int Many) Pair(Row row) => (row.Text("state"), (int)row.Number("many"));
}

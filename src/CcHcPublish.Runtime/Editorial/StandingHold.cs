using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>A hold that stands, told for whoever looks at a desk: who placed it, why, who may lift it, and how.</summary>
public sealed record StandingHold(Hold Hold, HoldReach Reach, Words What, Words Next, string Command)
{
    /// <summary>Files of an agency whose own file cannot be read tell no time zone.</summary>
    private static readonly TimeZoneInfo Vietnam = TimeZoneInfo.FindSystemTimeZoneById("Asia/Ho_Chi_Minh");

    public ConditionOwner Owner => HoldWords.OwnerOf(Reach);

    /// <summary>All that stand in the ledger, the widest first.</summary>
    /// <param name="agencies">Those that can be read; they say who may lift a hold.</param>
    public static async Task<IReadOnlyList<StandingHold>> AllAsync(Ledger ledger, IReadOnlyList<Agency> agencies, CancellationToken cancel) =>
        [.. (await Holds.StandingAsync(ledger, cancel)).Select(hold => Of(hold, agencies)).OrderByDescending(hold => hold.Reach)];

    /// <summary>Those that stop something of one agency.</summary>
    public static async Task<IReadOnlyList<StandingHold>> OfAsync(Ledger ledger, Agency agency, CancellationToken cancel) =>
        [.. (await AllAsync(ledger, [agency], cancel)).Where(hold => hold.Reach == HoldReach.Everything || AgencyOf(hold.Hold.Scope) == agency.Id)];

    private static StandingHold Of(Hold hold, IReadOnlyList<Agency> agencies)
    {
        var (reach, id, slug) = (ReachOf(hold.Scope), AgencyOf(hold.Scope), SlugOf(hold.Scope));
        var agency = reach == HoldReach.Everything
            ? agencies.FirstOrDefault(one => one.Users.Any(user => user.Has(HoldWords.Needs(reach)))) ?? (agencies.Count > 0 ? agencies[0] : null)
            : agencies.FirstOrDefault(one => one.Id == id);
        Words target = reach switch
        {
            HoldReach.Article => new($"tin bài “{slug}” của cơ quan “{id}”", $"the article “{slug}” of the agency “{id}”"),
            HoldReach.Agency => new($"mọi lượt đăng của cơ quan “{id}”", $"everything of the agency “{id}”"),
            _ => new("mọi lượt đăng của mọi cơ quan", "everything of every agency"),
        };
        return new StandingHold(
            hold, reach, HoldWords.What(new HoldFact(reach, hold.PlacedBy, hold.Reason, hold.PlacedAt), target, agency?.Zone ?? Vietnam),
            agency is null ? new("Người có quyền ở cơ quan ấy cho đăng tiếp khi được phép.", "Who may do so at that agency releases it.") : HoldWords.Next(reach, agency),
            HoldWords.Command(reach, agency?.Id ?? id ?? "ID", slug));
    }

    private static HoldReach ReachOf(string scope) => scope.Split(':')[0] switch
    {
        "article" => HoldReach.Article,
        "agency" => HoldReach.Agency,
        _ => HoldReach.Everything,
    };

    private static string? AgencyOf(string scope) => scope.Split(':', 2) is [_, var id] ? id.Split('/')[0] : null;

    private static string? SlugOf(string scope) => scope.Split('/', 2) is [_, var slug] ? slug : null;
}

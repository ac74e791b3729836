using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Desk;
using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Publishing;
using CcHcPublish.Runtime.Storage;

namespace CcHcPublish.Runtime.Editorial;

/// <summary>What a hold stops. Closed.</summary>
public abstract record HoldScope
{
    private HoldScope()
    {
    }

    /// <param name="Id">The ledger's id.</param>
    public sealed record OneArticle(string Id) : HoldScope;

    public sealed record WholeAgency : HoldScope;

    /// <summary>Every agency of this ledger; only an administrator may.</summary>
    public sealed record Everything : HoldScope;

    private HoldReach Reach => this switch
    {
        OneArticle => HoldReach.Article,
        WholeAgency => HoldReach.Agency,
        _ => HoldReach.Everything,
    };

    internal string Of(Agency agency) => this switch
    {
        OneArticle article => Holds.OfArticle(article.Id),
        WholeAgency => Holds.OfAgency(agency.Id),
        _ => Holds.Everything,
    };

    internal Words Named(Agency agency) => this switch
    {
        OneArticle article => new($"tin bài “{article.Id}”", $"the article “{article.Id}”"),
        WholeAgency => new($"mọi lượt đăng của {agency.Name}", $"everything of {agency.Name}"),
        _ => new("mọi lượt đăng của mọi cơ quan", "everything of every agency"),
    };

    /// <summary>A scope as the ledger has it, in words; another agency is told by its id.</summary>
    internal static Words Told(string scope, Agency agency) => scope.Split(':', 2) switch
    {
        ["agency", var id] when id == agency.Id => new WholeAgency().Named(agency),
        ["agency", var id] => new($"mọi lượt đăng của cơ quan “{id}”", $"everything of the agency “{id}”"),
        ["article", var id] => new OneArticle(id).Named(agency),
        _ => new Everything().Named(agency),
    };

    /// <summary>The refusal of who may neither hold nor release this; it names who may.</summary>
    internal DeskOutcome.Refused? Forbids(Agency agency, string actor, string doing)
    {
        // Whoever is not known at all is told so, and of whom the name reminds.
        var forbidden = DeskRules.May(agency, actor, HoldWords.Needs(Reach), doing);
        if (forbidden is null || agency.User(actor) is null) return forbidden;
        var may = HoldWords.WhoMay(Reach, agency);
        return new($"{forbidden.Reason.Vi} Được làm việc này: {may.Vi}.", $"{forbidden.Reason.En} Who may: {may.En}.");
    }
}

/// <summary>Stops what has not been sent, until released; nothing is lost and the order is kept. Withdrawals go out all the same.</summary>
public sealed class HoldPublishing(Ledger ledger, TimeProvider clock)
{
    public async Task<DeskOutcome> RunAsync(Agency agency, HoldScope scope, string actor, string reason, CancellationToken cancel)
    {
        if (scope.Forbids(agency, actor, "tạm dừng đăng") is { } forbidden) return forbidden;
        if (string.IsNullOrWhiteSpace(reason)) return new DeskOutcome.Refused("Phải nêu lý do tạm dừng (--reason).", "A reason is needed (--reason).");
        if (scope is HoldScope.OneArticle article && await ArticleRow.FindAsync(ledger, article.Id, cancel) is null)
            return new DeskOutcome.Refused($"Không có tin bài “{article.Id}” trong sổ.", $"The ledger knows no article “{article.Id}”.");

        return await ledger.ChangeAsync<DeskOutcome>(async change =>
        {
            var (now, what, named) = (clock.GetUtcNow(), scope.Of(agency), scope.Named(agency));
            var standing = await change.FirstAsync("select scope from holds where scope = @scope and lifted_at is null", row => row.Text("scope"), ("scope", what));
            if (standing is not null) return new DeskOutcome.Refused($"Đã có lệnh tạm dừng {named.Vi}.", $"A hold on {named.En} stands already.");
            await change.RunAsync(
                "insert into holds (scope, placed_at, placed_by, reason) values (@scope, @now, @by, @reason)", ("scope", what), ("now", now), ("by", actor), ("reason", reason));
            await change.TellAsync(now, actor, "hold", what, reason);
            return new DeskOutcome.Done(what, new Words($"Đã tạm dừng {named.Vi}: {reason}", $"Holding {named.En}: {reason}"));
        }, cancel);
    }
}

/// <summary>Lifts a hold: what waited goes out in its order; its grace begins now.</summary>
public sealed class ReleasePublishing(Ledger ledger, TimeProvider clock)
{
    public async Task<DeskOutcome> RunAsync(Agency agency, HoldScope scope, string actor, CancellationToken cancel)
    {
        if (scope.Forbids(agency, actor, "cho đăng lại") is { } forbidden) return forbidden;
        return await ledger.ChangeAsync<DeskOutcome>(async change =>
        {
            var (now, what, named) = (clock.GetUtcNow(), scope.Of(agency), scope.Named(agency));
            var lifted = await change.RunAsync(
                "update holds set lifted_at = @now, lifted_by = @by where scope = @scope and lifted_at is null", ("now", now), ("by", actor), ("scope", what));
            if (lifted == 0)
            {
                if (await change.FirstAsync("select scope from holds where lifted_at is null order by placed_at limit 1", row => row.Text("scope")) is not { } other)
                    return new DeskOutcome.Refused("Không có lệnh tạm dừng nào.", "No hold stands.");
                var standing = HoldScope.Told(other, agency);
                return new DeskOutcome.Refused(
                    $"Không có lệnh tạm dừng {named.Vi}; đang có lệnh tạm dừng {standing.Vi}.", $"No hold on {named.En} stands; one on {standing.En} does.");
            }

            await change.TellAsync(now, actor, "release", what);
            return new DeskOutcome.Done(what, new Words($"Đã cho đăng lại {named.Vi}.", $"Released {named.En}."));
        }, cancel);
    }
}

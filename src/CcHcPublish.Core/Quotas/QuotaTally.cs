using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Plans;

namespace CcHcPublish.Core.Quotas;

/// <summary>What is to be counted. Credit and the rule of periods are the agency's.</summary>
/// <param name="Now">The moment of the question: overdue work counts as scheduled for this day.</param>
public sealed record QuotaQuestion(Agency Agency, Plan Plan, Period Period, DateTimeOffset Now, IReadOnlyList<CountedArticle> Articles)
{
    public IReadOnlyList<Closing> Closings { get; init; } = [];
}

/// <summary>
/// Counts articles against a plan. An article counts once per obligation, by its first confirmed publication on one of the obligation's
/// channels, on the agency's local day, for the unit that wrote it or in equal parts for all units that produced it.
/// </summary>
/// <remarks>
/// An obligation falls due on the last day of its own period and binds the units that exist on that day, if the plan already counts then.
/// In a longer period each of its own periods is judged alone: a surplus in one month does not cover the next.
/// </remarks>
public sealed class QuotaTally
{
    private readonly QuotaQuestion question;
    private readonly DateOnly today;
    private readonly DateOnly countsFrom;

    private QuotaTally(QuotaQuestion question)
    {
        this.question = question;
        today = LocalDay(question.Now);
        var plan = question.Plan;
        countsFrom = plan is { CountsFrom: CountsFrom.Signing, Date: { } signed } ? signed : new Period(PeriodKind.Year, plan.Year, 1, question.Period.Rule).First;
    }

    public static QuotaTable Count(QuotaQuestion question)
    {
        var tally = new QuotaTally(question);
        return new QuotaTable(
            question.Agency, question.Plan, question.Period, tally.today,
            [.. question.Plan.Obligations.SelectMany(tally.Rows)],
            [.. question.Plan.Items.Select(tally.ItemRow)]);
    }

    private IEnumerable<QuotaRow> Rows(Obligation obligation)
    {
        var credited = new Dictionary<string, List<QuotaArticle>>(StringComparer.Ordinal);
        foreach (var article in question.Articles.Where(article => Serves(article, obligation)))
        {
            if (First(article, obligation.Channels) is not { } first) continue;
            var units = Credited(article);
            foreach (var unit in units)
            {
                if (!credited.TryGetValue(unit, out var list)) credited[unit] = list = [];
                list.Add(first with { Share = 1m / units.Count });
            }
        }

        foreach (var id in obligation.Units)
        {
            if (question.Agency.Unit(id) is { } unit) yield return Row(obligation, unit, credited.GetValueOrDefault(id) ?? []);
        }
    }

    private QuotaRow Row(Obligation obligation, Unit unit, List<QuotaArticle> articles)
    {
        List<PartTally> parts = [];
        foreach (var part in question.Period.Parts(Period.KindOf(obligation.Per))) parts.Add(new PartTally(part, Binds(unit, part.Last) ? obligation.Count : 0, articles));
        if (parts.Count == 0) parts.Add(new PartTally(question.Period, 0, articles));
        var (owed, published, scheduled, missing) = (0m, 0m, 0m, 0m);
        foreach (var part in parts)
        {
            owed += part.Owed;
            published += part.Published;
            scheduled += part.Scheduled;
            missing += part.Missing;
        }

        List<QuotaArticle> inOrder = [.. articles];
        inOrder.Sort((one, other) => one.At.CompareTo(other.At) is not 0 and var order ? order : string.CompareOrdinal(one.Slug, other.Slug));
        return new QuotaRow(obligation, unit, owed, published, scheduled, missing, Judge(parts), inOrder);
    }

    private Forecast Judge(List<PartTally> parts)
    {
        if (parts.TrueForAll(part => part.Owed == 0)) return Forecast.NotOwed;
        if (parts.TrueForAll(part => part.Published >= part.Owed)) return Forecast.Met;
        if (parts.Exists(part => part.Period.Last < today && part.Missing > 0)) return Forecast.Failed;
        return parts.Exists(part => part.Missing > 0) ? Forecast.Short : Forecast.WillMeet;
    }

    private PlanItemRow ItemRow(PlanItem item)
    {
        List<QuotaArticle> articles = [];
        foreach (var article in question.Articles.Where(article => Names(article, item.Id)))
        {
            if (First(article, channels: null) is { } first) articles.Add(first);
        }

        articles.Sort((one, other) => one.At.CompareTo(other.At));
        var published = articles.Count(article => article.IsPublished);
        return new PlanItemRow(item, published, articles.Count - published, articles);
    }

    private bool Binds(Unit unit, DateOnly dueDay) => dueDay >= countsFrom && unit.Valid.Holds(dueDay) && question.Agency.Valid.Holds(dueDay);

    private bool Serves(CountedArticle article, Obligation obligation) =>
        (obligation.Genres.Count == 0 || obligation.Genres.Contains(article.Genre))
        && (obligation.PlanItems.Count == 0 || obligation.PlanItems.Any(item => Names(article, item)));

    /// <summary>Ids of items repeat from year to year, so the article must be of the plan's year.</summary>
    private bool Names(CountedArticle article, string item) => article.Date.Year == question.Plan.Year && article.PlanItems.Contains(item);

    /// <summary>The units that share an article in equal parts.</summary>
    private List<string> Credited(CountedArticle article) =>
        question.Agency.Counting.Credit == Credit.Unit ? [article.Unit] : [.. article.With.Prepend(article.Unit).Distinct(StringComparer.Ordinal)];

    /// <summary>The appearance by which the article counts on these channels (null: on any), if it falls into the period and still stands.</summary>
    private QuotaArticle? First(CountedArticle article, IReadOnlyList<string>? channels)
    {
        Appearance? first = null;
        foreach (var appearance in article.Appearances)
        {
            if (channels is not null && !channels.Contains(appearance.Channel)) continue;
            if (first is null || Precedes(appearance, first)) first = appearance;
        }

        if (first is null) return null;
        var published = first as Appearance.Published;
        // Overdue work that nobody cancelled can only appear from now on.
        var day = LocalDay(published is null && first.At < question.Now ? question.Now : first.At);
        if (!question.Period.Contains(day)) return null;
        var isWithdrawnLater = published is not null && article.WithdrawnAt is { } withdrawn && IsClosedBefore(withdrawn, day);
        if (article.WithdrawnAt is not null && !isWithdrawnLater) return null;
        return new QuotaArticle(article.Slug, article.Title, published is not null, question.Agency.Local(first.At).DateTime, first.Channel, published?.Address, 1m)
        {
            CountsOn = day,
            DaysLate = Math.Max(0, day.DayNumber - DateOnly.FromDateTime(article.Date).DayNumber),
            IsWithdrawnLater = isWithdrawnLater,
        };
    }

    private DateOnly LocalDay(DateTimeOffset instant) => DateOnly.FromDateTime(question.Agency.Local(instant).DateTime);

    private bool IsClosedBefore(DateTimeOffset withdrawn, DateOnly published) =>
        question.Closings.Any(closing => closing.At <= withdrawn && closing.Period.Contains(published));

    private static bool Precedes(Appearance one, Appearance other) =>
        one is Appearance.Published == other is Appearance.Published ? one.At < other.At : one is Appearance.Published;

    /// <summary>One inner period: what a unit owes in it and has in it.</summary>
    private sealed class PartTally
    {
        public PartTally(Period period, int owed, List<QuotaArticle> articles)
        {
            Period = period;
            Owed = owed;
            Published = Sum(articles, isPublished: true);
            Scheduled = Sum(articles, isPublished: false);
            Missing = Math.Max(0, Owed - Published - Scheduled);
        }

        public Period Period { get; }

        public decimal Owed { get; }

        public decimal Published { get; }

        public decimal Scheduled { get; }

        public decimal Missing { get; }

        /// <summary>Rounded, so that three thirds make one.</summary>
        private decimal Sum(List<QuotaArticle> articles, bool isPublished)
        {
            var sum = 0m;
            foreach (var article in articles)
            {
                if (article.IsPublished == isPublished && Period.Contains(article.CountsOn)) sum += article.Share;
            }

            return Math.Round(sum, 4);
        }
    }
}

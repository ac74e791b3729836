using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Quotas;

/// <summary>How an obligation stands on the day of the question.</summary>
public enum Forecast
{
    /// <summary>Nothing is owed in the period.</summary>
    NotOwed,

    /// <summary>Everything owed has appeared.</summary>
    Met,

    /// <summary>What is scheduled will meet it.</summary>
    WillMeet,

    /// <summary>Something is missing, and there is still time.</summary>
    Short,

    /// <summary>Something was missing when a period inside ended; a later surplus does not mend that.</summary>
    Failed,
}

/// <summary>Who owes what in a period, what is done, and which articles stand behind each figure.</summary>
/// <param name="Today">The agency's local day of the question.</param>
public sealed record QuotaTable(Agency Agency, Plan Plan, Period Period, DateOnly Today, IReadOnlyList<QuotaRow> Rows, IReadOnlyList<PlanItemRow> Items);

/// <summary>One unit under one obligation. Figures are articles; they are whole unless credit is shared.</summary>
/// <param name="Missing">Owed less published less scheduled, counted in each inner period on its own and never below zero.</param>
public sealed record QuotaRow(
    Obligation Obligation, Unit Unit, decimal Owed, decimal Published, decimal Scheduled, decimal Missing, Forecast Forecast, IReadOnlyList<QuotaArticle> Articles)
{
    /// <summary>How many of the published articles appeared after their day.</summary>
    public int Late => Articles.Count(article => article.IsPublished && article.DaysLate > 0);
}

/// <summary>An item of the plan with what served it in the period. One article may serve several items, so these rows do not add up.</summary>
public sealed record PlanItemRow(PlanItem Item, int Published, int Scheduled, IReadOnlyList<QuotaArticle> Articles)
{
    /// <summary>Local day of the last publication in the period.</summary>
    public DateOnly? LastPublished
    {
        get
        {
            DateOnly? last = null;
            foreach (var article in Articles)
            {
                var day = DateOnly.FromDateTime(article.At);
                if (article.IsPublished && (last is null || day > last)) last = day;
            }

            return last;
        }
    }
}

/// <summary>One article behind a figure: the evidence.</summary>
/// <param name="At">Local time at which it first appeared, or is due.</param>
/// <param name="Channel">Channel of that appearance.</param>
/// <param name="Share">How much of the article the unit is credited: 1, or 1/n among n units.</param>
public sealed record QuotaArticle(string Slug, string Title, bool IsPublished, DateTime At, string Channel, string? Address, decimal Share)
{
    /// <summary>The local day on which it counts: of its publication, or the first on which overdue work can still appear.</summary>
    public required DateOnly CountsOn { get; init; }

    /// <summary>Days between the day it should have appeared and the day on which it counts, never negative.</summary>
    public int DaysLate { get; init; }

    /// <summary>It was withdrawn after the period was closed, and is still counted.</summary>
    public bool IsWithdrawnLater { get; init; }
}

public static class ForecastWords
{
    public static Words Name(this Forecast forecast) => forecast switch
    {
        Forecast.NotOwed => new("Không giao", "Nothing owed"),
        Forecast.Met => new("Đạt", "Met"),
        Forecast.WillMeet => new("Sẽ đạt", "Will meet"),
        Forecast.Short => new("Còn thiếu", "Short"),
        _ => new("Không đạt", "Failed"),
    };
}

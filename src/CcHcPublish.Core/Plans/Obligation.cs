namespace CcHcPublish.Core.Plans;

/// <summary>Who owes how many articles of which genres in every period. Met by confirmed publications only.</summary>
/// <param name="Units">Each of these units owes <paramref name="Count"/>.</param>
/// <param name="Genres">Genres that count; empty means all.</param>
/// <param name="Channels">Channels on one of which the article must have appeared.</param>
/// <param name="PlanItems">When not empty, only articles serving one of these count.</param>
public sealed record Obligation(
    string Id, IReadOnlyList<string> Units, int Count, IReadOnlyList<string> Genres, Rhythm Per, IReadOnlyList<string> Channels, IReadOnlyList<string> PlanItems)
{
    public string? Wording { get; init; }

    public string? Note { get; init; }
}

/// <summary>A report that somebody owes somebody by the plan.</summary>
public sealed record ReportingDuty(string Id, IReadOnlyList<string> Who, IReadOnlyList<string> To, string Text, IReadOnlyList<Deadline> Deadlines)
{
    public string? Note { get; init; }
}

/// <summary>A duty of the part "Tổ chức thực hiện". A request binds nobody and is never overdue.</summary>
public sealed record Duty(string Id, IReadOnlyList<string> Who, string Text, IReadOnlyList<Deadline> Deadlines, bool IsRequest)
{
    public string? Note { get; init; }
}

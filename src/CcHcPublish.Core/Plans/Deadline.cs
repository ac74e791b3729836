namespace CcHcPublish.Core.Plans;

/// <summary>What a deadline's wording means to a machine.</summary>
public enum DeadlineKind
{
    Quarter,
    Month,

    /// <summary>"Trước ngày D": the last good day is the day before D.</summary>
    Before,

    /// <summary>"Chậm nhất ngày D", "đến ngày D": D itself is good.</summary>
    By,
    Year,
    Continuous,
    Recurring,
    OnRequest,

    /// <summary>The date stands in another body's plan.</summary>
    External,

    /// <summary>The plan's cell is blank.</summary>
    None,
}

public enum Rhythm
{
    Day,
    Week,
    Month,
    Quarter,
    Half,
    NineMonths,
    Year,
}

/// <summary>A deadline with the plan's exact words and their meaning; both are kept, since they may be read differently later.</summary>
/// <param name="From">First good day, if the words give one.</param>
/// <param name="Until">Last good day, inclusive.</param>
public sealed record Deadline(string Wording, DeadlineKind Kind, DateOnly? From, DateOnly? Until, IReadOnlyList<Rhythm> Every)
{
    /// <summary>Whose request opens it, or whose plan sets it.</summary>
    public string? Of { get; init; }

    /// <summary>It stands inside the task's text and not in the column of deadlines.</summary>
    public bool IsInText { get; init; }

    public string? Note { get; init; }
}

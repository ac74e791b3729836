namespace CcHcPublish.Core.Plans;

public enum PlanStatus
{
    Draft,
    Signed,
    Amended,
    Superseded,
    Closed,
}

/// <summary>Where a plan signed during the year begins to count: from 1 January, or from its signing.</summary>
public enum CountsFrom
{
    Year,
    Signing,
}

/// <summary>One year's plan of an agency, complete as it was signed. Every figure of the year stands on its items and obligations.</summary>
public sealed record Plan
{
    public required string Agency { get; init; }

    public required int Year { get; init; }

    public string? Number { get; init; }

    public string? NumberNote { get; init; }

    public DateOnly? Date { get; init; }

    public string? DateNote { get; init; }

    public required string Title { get; init; }

    public required string Issuer { get; init; }

    public string? Place { get; init; }

    public required PlanStatus Status { get; init; }

    public CountsFrom CountsFrom { get; init; }

    public Signer? Signer { get; init; }

    public IReadOnlyList<LegalBasis> Bases { get; init; } = [];

    public string? ParentPlan { get; init; }

    public IReadOnlyList<string> Goals { get; init; } = [];

    public IReadOnlyList<string> Requirements { get; init; } = [];

    public IReadOnlyList<NamedPart> Audiences { get; init; } = [];

    public IReadOnlyList<NamedPart> Topics { get; init; } = [];

    public IReadOnlyList<PropagandaForm> Forms { get; init; } = [];

    public IReadOnlyList<NamedPart> Groups { get; init; } = [];

    public required IReadOnlyList<PlanItem> Items { get; init; }

    public IReadOnlyList<Obligation> Obligations { get; init; } = [];

    public IReadOnlyList<ReportingDuty> Reporting { get; init; } = [];

    public IReadOnlyList<Duty> Duties { get; init; } = [];

    public string? Budget { get; init; }

    public IReadOnlyList<string> Recipients { get; init; } = [];

    public IReadOnlyList<SourceNote> SourceNotes { get; init; } = [];

    public PlanItem? Item(string id) => Items.FirstOrDefault(item => item.Id == id);
}

public sealed record Signer(string Position, string Name)
{
    public string? Authority { get; init; }

    public string? Note { get; init; }
}

public sealed record LegalBasis(string Text)
{
    public string? Number { get; init; }

    public DateOnly? Date { get; init; }

    public string? Note { get; init; }
}

/// <summary>An audience, topic or group: an id other parts refer to, and its words.</summary>
public sealed record NamedPart(string Id, string Text);

/// <summary>A form of propaganda the plan lists; online means that this product can carry it.</summary>
public sealed record PropagandaForm(string Id, string Name, string? Text, string Online);

/// <summary>Something of the source text that was damaged or odd, and what was done about it.</summary>
public sealed record SourceNote(string Where, string? Text, string Note);

/// <summary>One task of the plan. Who leads stands with each action, since plans assign bullet by bullet.</summary>
public sealed record PlanItem
{
    public required string Id { get; init; }

    public string? Group { get; init; }

    public required string Title { get; init; }

    public string? Text { get; init; }

    public IReadOnlyList<string> Audiences { get; init; } = [];

    public IReadOnlyList<string> Topics { get; init; } = [];

    public required IReadOnlyList<Deadline> Deadlines { get; init; }

    public required IReadOnlyList<PlanAction> Actions { get; init; }

    public string? Output { get; init; }

    public IReadOnlyList<string> Reports { get; init; } = [];

    public string? Note { get; init; }
}

/// <summary>One bullet of an item: what is done, in which form, led by whom and with whom.</summary>
public sealed record PlanAction
{
    public required int No { get; init; }

    public required string Text { get; init; }

    public required string Form { get; init; }

    /// <summary>Ids of the leading units; several lead jointly. Empty only when an outside body asks or no lead is declared.</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    public IReadOnlyList<string> With { get; init; } = [];

    public string? WithWording { get; init; }

    public string? OnRequestOf { get; init; }

    public bool IsJoint { get; init; }

    public string? Output { get; init; }

    public IReadOnlyList<ActionPart> Parts { get; init; } = [];

    public IReadOnlyList<Deadline> Deadlines { get; init; } = [];

    public string? Note { get; init; }
}

public sealed record ActionPart(string Text, IReadOnlyList<string> Lead);

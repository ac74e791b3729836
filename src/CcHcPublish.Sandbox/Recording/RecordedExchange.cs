namespace CcHcPublish.Sandbox.Recording;

/// <summary>One request and what was answered, without secrets and cut to a readable length.</summary>
public sealed record RecordedExchange
{
    public required long Number { get; init; }

    public required DateTimeOffset At { get; init; }

    public required string Side { get; init; }

    public required string Method { get; init; }

    /// <summary>Path and query as sent, secrets masked.</summary>
    public required string Target { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    /// <summary>Status that was sent; 0 when the connection was cut without an answer.</summary>
    public required int Status { get; init; }

    public required string Answer { get; init; }

    /// <summary>Kind of the fault that hit the request; null for an honest answer.</summary>
    public string? Fault { get; init; }
}

namespace CcHcPublish.Sandbox.Faults;

/// <summary>Kinds of fault that spoil any service's answer the same way.</summary>
public static class HostFaults
{
    /// <summary>
    /// Waits <c>value</c> milliseconds of the sandbox's clock, before the request takes effect or, with effect <c>after</c>, between the effect and
    /// the answer; adds to any other fault. Longer than the client's patience, it is a time-out.
    /// </summary>
    public const string Latency = "latency";

    /// <summary>Cuts the connection without an answer.</summary>
    public const string Cut = "cut";

    /// <summary>Answers <c>value.status</c> (default 500) with <c>value.body</c>: <c>html</c> (default), <c>json</c> or
    /// <c>empty</c>; <c>value.retry_after</c> adds the header, in seconds.</summary>
    public const string Status = "status";

    /// <summary>Answers 200 without a body.</summary>
    public const string Empty = "empty";

    /// <summary>Answers 200 with text that claims to be JSON and is not.</summary>
    public const string Malformed = "malformed";

    /// <summary>Sends half of the real answer as if it were whole; with value <c>cut</c>, announces all of it and breaks off.</summary>
    public const string Truncated = "truncated";

    /// <summary>Answers 200 with <c>value</c> mebibytes (default 64) of JSON.</summary>
    public const string Oversized = "oversized";

    /// <summary>Answers 200 with a JSON value of another shape than the contract: <c>value</c> itself (default <c>[]</c>).</summary>
    public const string Contradictory = "contradictory";

    public static IReadOnlySet<string> All { get; } =
        new HashSet<string>(StringComparer.Ordinal) { Latency, Cut, Status, Empty, Malformed, Truncated, Oversized, Contradictory };
}

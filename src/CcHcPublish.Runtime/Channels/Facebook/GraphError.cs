namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>Why a call did not succeed, in Meta's words where there are any, and what to do about it.</summary>
public sealed record GraphError
{
    /// <summary>Meta's code; null when no error envelope came: time-out, cut connection, HTML, an answer without proof.</summary>
    public int? Code { get; init; }

    public int? Subcode { get; init; }

    /// <summary>Technical text in English, for the log.</summary>
    public required string Message { get; init; }

    public string? UserTitle { get; init; }

    /// <summary>Text meant for the person at the desk, in the language Meta chose.</summary>
    public string? UserMessage { get; init; }

    /// <summary>Meta's trace id; support asks for it.</summary>
    public string? TraceId { get; init; }

    /// <summary>HTTP status; 0 when no answer came.</summary>
    public int Status { get; init; }

    public required GraphAdvice Advice { get; init; }

    /// <summary>The object is not there, or not for us: code 100 with subcode 33.</summary>
    public bool IsGone => Code == 100 && Subcode == 33;
}

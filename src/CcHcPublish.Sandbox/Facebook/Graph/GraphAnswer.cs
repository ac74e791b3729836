using System.Text.Json.Nodes;

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>What a call is answered with, before it becomes HTTP: either a body or a refusal.</summary>
public sealed record GraphAnswer
{
    private GraphAnswer(JsonNode body, GraphRefusal? refusal)
    {
        Body = body;
        Refusal = refusal;
    }

    public JsonNode Body { get; }

    public GraphRefusal? Refusal { get; }

    /// <summary>Where the caller is sent instead of getting the body; null for every other answer.</summary>
    public string? Location { get; private init; }

    public int Status => Location is not null ? 302 : Refusal is null ? 200 : Refusal.Status ?? Refusal.DefaultStatus;

    public static GraphAnswer Ok(JsonNode body) => new(body, null);

    /// <param name="location">Where to.</param>
    /// <param name="body">What a caller gets that cannot be sent elsewhere: one of many in an answer by <c>ids</c>.</param>
    public static GraphAnswer Moved(string location, JsonNode body) => new(body, null) { Location = location };

    public static GraphAnswer Success() => Ok(new JsonObject { ["success"] = true });

    public static implicit operator GraphAnswer(GraphRefusal refusal) => new(Envelope(refusal), refusal);

    private static JsonObject Envelope(GraphRefusal refusal)
    {
        var error = new JsonObject { ["message"] = refusal.Message, ["type"] = refusal.Type, ["code"] = refusal.Code };
        if (refusal.Subcode is { } subcode)
        {
            error["error_subcode"] = subcode;
        }

        if (refusal.IsTransient is { } isTransient)
        {
            error["is_transient"] = isTransient;
        }

        if (refusal.UserTitle is { } title)
        {
            error["error_user_title"] = title;
        }

        if (refusal.UserMessage is { } message)
        {
            error["error_user_msg"] = message;
        }

        error["fbtrace_id"] = "A" + State.Accounts.Fresh(14);
        return new() { ["error"] = error };
    }
}

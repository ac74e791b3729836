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

    public int Status => Refusal is null ? 200 : Refusal.Status ?? Refusal.DefaultStatus;

    public static GraphAnswer Ok(JsonNode body) => new(body, null);

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

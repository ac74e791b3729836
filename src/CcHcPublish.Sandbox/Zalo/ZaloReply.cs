using System.Text.Json;

namespace CcHcPublish.Sandbox.Zalo;

/// <summary>What a route answers inside the envelope. Closed.</summary>
internal abstract record ZaloReply
{
    private ZaloReply()
    {
    }

    public static ZaloReply Invalid(string text) => new Refused(-201, text);

    /// <summary><c>{"error":0,"message":"Success","data":…}</c>; without data where there is none.</summary>
    public sealed record Ok(Action<Utf8JsonWriter>? Data = null) : ZaloReply;

    /// <summary><c>{"error":-201,"message":"…"}</c>, with HTTP 200 unless the live service was seen to differ.</summary>
    public sealed record Refused(int Code, string Text, int Status = 200) : ZaloReply;
}

using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>What a service sent back to our address after its consent page. Closed.</summary>
public abstract record CallbackAnswer
{
    private const int LongestCode = 4096;

    private CallbackAnswer()
    {
    }

    /// <param name="OaId">The OA the person chose; Facebook sends none.</param>
    public sealed record Granted(Secret Code, string? OaId) : CallbackAnswer;

    /// <summary>The person said no, or the service did.</summary>
    public sealed record Denied : CallbackAnswer;

    /// <summary>Null for an answer without our state: somebody else's, and to be ignored.</summary>
    /// <param name="query">Query of the address the browser was sent to, with or without "?".</param>
    /// <param name="state">The text that went into the consent address.</param>
    public static CallbackAnswer? Read(string query, string state)
    {
        var values = Microsoft.AspNetCore.WebUtilities.QueryHelpers.ParseQuery(query);
        if (!CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(Value("state")), Encoding.UTF8.GetBytes(state))) return null;
        var code = Value("code");
        return code.Length is > 0 and <= LongestCode ? new Granted(new Secret(code), Value("oa_id") is { Length: > 0 } id ? id : null) : new Denied();

        string Value(string name) => values.GetValueOrDefault(name).ToString();
    }

    /// <summary>A state nobody can guess: 43 characters.</summary>
    public static string NewState() => System.Buffers.Text.Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
}

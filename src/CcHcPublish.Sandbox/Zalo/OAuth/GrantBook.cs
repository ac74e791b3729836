using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Sandbox.State;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.OAuth;

/// <summary>
/// All grants. A refresh token buys one pair, whoever is faster; the old access token dies with it. Guarded by its own lock.
/// </summary>
internal sealed class GrantBook(SandboxWorld world, IReadOnlyList<Oa> oas)
{
    public const string GrantKind = "grant";
    public const string SpentKind = "spent";

    /// <summary>25 hours, written as text in the official example.</summary>
    public const string ExpiresIn = "90000";

    private static readonly TimeSpan AccessLife = TimeSpan.FromHours(25);
    private static readonly TimeSpan CodeLife = TimeSpan.FromMinutes(10);

    private readonly Lock gate = new();
    private readonly Dictionary<string, Grant> grants = new(StringComparer.Ordinal);
    private readonly HashSet<string> spent = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ConsentCode> codes = new(StringComparer.Ordinal);

    public void Restore(JournalEntry entry)
    {
        if (entry.Kind == SpentKind)
        {
            spent.Add(entry.Id);
        }
        else if (entry.Value is { } value && System.Text.Json.JsonSerializer.Deserialize(value, SandboxZaloJson.Default.Grant) is { } grant)
        {
            grants[entry.Id] = grant;
        }
    }

    public Grant Of(Oa oa)
    {
        lock (gate)
        {
            return Ensure(oa);
        }
    }

    /// <summary>Whose token it is, and whether it still opens anything; null for a token nobody knows.</summary>
    public (Oa Oa, bool IsLive)? Find(string accessToken)
    {
        lock (gate)
        {
            foreach (var oa in oas)
            {
                var grant = Ensure(oa);
                if (accessToken == grant.Access)
                {
                    return (oa, world.Now.ToUnixTimeMilliseconds() < grant.AccessExpires);
                }

                if (accessToken == grant.Previous)
                {
                    return (oa, false);
                }
            }
        }

        return null;
    }

    public void ExpireAccess(Oa oa) => Change(oa, g => g with { AccessExpires = world.Now.ToUnixTimeMilliseconds() });

    public void RevokeAccess(Oa oa) => Change(oa, g => g with { Access = null });

    public void RevokeAll(Oa oa) => Change(oa, g => g with { Access = null, Refresh = null });

    public RefreshAnswer Rotate(string appId, string refreshToken)
    {
        lock (gate)
        {
            foreach (var oa in oas.Where(o => o.AppId == appId))
            {
                var grant = Ensure(oa);
                if (grant.Refresh == refreshToken && world.Now.ToUnixTimeMilliseconds() < grant.RefreshExpires)
                {
                    return new RefreshAnswer.Issued(Issue(oa));
                }

                if (spent.Contains(Hash(refreshToken)))
                {
                    if (world.Options.Zalo.SpentTokenEndsGrant)
                    {
                        Put(grant with { Access = null, Refresh = null });
                    }

                    return new RefreshAnswer.Spent();
                }
            }
        }

        return new RefreshAnswer.Unknown();
    }

    public string IssueCode(Oa oa, string? challenge)
    {
        lock (gate)
        {
            var code = Oa.NewToken();
            codes[code] = new ConsentCode(oa, challenge, world.Now + CodeLife);
            return code;
        }
    }

    /// <summary>Spends a code. Null where it is unknown, too old, another app's, or the verifier does not fit its challenge.</summary>
    public Grant? Redeem(string appId, string code, string verifier)
    {
        lock (gate)
        {
            if (!codes.TryGetValue(code, out var known) || known.Oa.AppId != appId)
            {
                return null;
            }

            codes.Remove(code);
            var isOwner = string.IsNullOrEmpty(known.Challenge)
                || known.Challenge == System.Buffers.Text.Base64Url.EncodeToString(SHA256.HashData(Encoding.UTF8.GetBytes(verifier)));
            return isOwner && world.Now < known.Expires ? Issue(known.Oa) : null;
        }
    }

    private Grant Ensure(Oa oa)
    {
        if (!grants.TryGetValue(oa.Id, out var grant))
        {
            grant = Put(Fresh(oa) with { Access = oa.FirstAccess, Refresh = oa.FirstRefresh });
        }

        return grant;
    }

    private Grant Issue(Oa oa)
    {
        var old = Ensure(oa);
        if (old.Refresh is { } used && spent.Add(Hash(used)))
        {
            world.Journal.Put(ZaloSide.SideName, SpentKind, Hash(used), oa.Id, SandboxZaloJson.Default.String);
        }

        return Put(Fresh(oa) with { Previous = old.Access ?? old.Previous });
    }

    private Grant Fresh(Oa oa) => new()
    {
        OaId = oa.Id,
        Access = Oa.NewToken(),
        AccessExpires = (world.Now + AccessLife).ToUnixTimeMilliseconds(),
        Refresh = Oa.NewToken(),
        RefreshExpires = world.Now.AddMonths(3).ToUnixTimeMilliseconds(),
    };

    private void Change(Oa oa, Func<Grant, Grant> change)
    {
        lock (gate)
        {
            Put(change(Ensure(oa)));
        }
    }

    private Grant Put(Grant grant)
    {
        grants[grant.OaId] = grant;
        world.Journal.Put(ZaloSide.SideName, GrantKind, grant.OaId, grant, SandboxZaloJson.Default.Grant);
        return grant;
    }

    private static string Hash(string token) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(token)).AsSpan(0, 16));

    private sealed record ConsentCode(Oa Oa, string? Challenge, DateTimeOffset Expires);
}

/// <summary>What became of a refresh. Closed.</summary>
internal abstract record RefreshAnswer
{
    private RefreshAnswer()
    {
    }

    public sealed record Issued(Grant Grant) : RefreshAnswer;

    public sealed record Spent : RefreshAnswer;

    public sealed record Unknown : RefreshAnswer;
}

using System.Text.Json;
using System.Text.Json.Serialization;

namespace Zalo.OA.SDK;

/// <summary>The bytes of a <see cref="StoredTokens"/> for a store. They hold the tokens in the clear: encrypt them before they leave memory.</summary>
public static class StoredTokensJson
{
    /// <summary>UTF-8 JSON of the state, under one kilobyte plus the tokens.</summary>
    /// <param name="state">The state.</param>
    public static byte[] Write(StoredTokens state)
    {
        ArgumentNullException.ThrowIfNull(state);
        return JsonSerializer.SerializeToUtf8Bytes(
            new StoredTokensDto(
                state.Version,
                state.Pair.AccessToken.Reveal(),
                state.Pair.RefreshToken.Reveal(),
                state.Pair.IssuedAt,
                state.Pair.AccessExpiresAt,
                state.Claim,
                state.Trouble),
            StoredTokensJsonContext.Default.StoredTokensDto);
    }

    /// <summary>Reads what <see cref="Write"/> wrote; null for anything else, such as a file cut short.</summary>
    /// <param name="utf8">The bytes.</param>
    public static StoredTokens? Read(ReadOnlySpan<byte> utf8)
    {
        try
        {
            var dto = JsonSerializer.Deserialize(utf8, StoredTokensJsonContext.Default.StoredTokensDto);
            return dto is { Version: > 0 } && ZaloSecret.TryCreate(dto.AccessToken, out var access) && ZaloSecret.TryCreate(dto.RefreshToken, out var refresh)
                ? new StoredTokens(dto.Version, new TokenPair(access, refresh, dto.IssuedAt, dto.AccessExpiresAt), dto.Claim, dto.Trouble)
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}

internal sealed record StoredTokensDto(
    long Version,
    string AccessToken,
    string RefreshToken,
    DateTimeOffset IssuedAt,
    DateTimeOffset AccessExpiresAt,
    RotationClaim? Claim = null,
    RotationTrouble? Trouble = null);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    RespectNullableAnnotations = true,
    AllowDuplicateProperties = false)]
[JsonSerializable(typeof(StoredTokensDto))]
internal sealed partial class StoredTokensJsonContext : JsonSerializerContext;

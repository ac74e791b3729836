namespace Zalo.OA.SDK;

public sealed partial class ZaloOaClient
{
    /// <summary>Reads the OA's own description. Good as a daily check: a refused token, a lost permission and a lapsed package show here first.</summary>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ZaloResult<OaProfile>> GetOaInfoAsync(CancellationToken cancel = default) =>
        api.SendAsync(ApiCall.Get(ApiPaths.OaInfo), static data => Read(data, ZaloJson.Wire.OaInfoDto)?.ToProfile(), cancel);

    /// <summary>Lists followers.</summary>
    /// <param name="query">Which; default the first 50.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ZaloResult<FollowerPage>> ListFollowersAsync(FollowerQuery? query = null, CancellationToken cancel = default)
    {
        query ??= new FollowerQuery();
        ArgumentOutOfRangeException.ThrowIfNegative(query.Offset, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Offset, 9951, nameof(query));
        ArgumentOutOfRangeException.ThrowIfLessThan(query.Count, 1, nameof(query));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.Count, 50, nameof(query));
        var call = ApiCall.GetData(
            ApiPaths.Followers,
            new FollowerQueryDto(query.Offset, query.Count, query.TagName, query.LastInteractionPeriod),
            ZaloJson.Wire.FollowerQueryDto);
        return api.SendAsync(call, static data => Read(data, ZaloJson.Wire.FollowersDto)?.ToPage(), cancel);
    }

    /// <summary>Reads one follower.</summary>
    /// <param name="userId">The user's id for this OA.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ZaloResult<Follower>> GetFollowerAsync(string userId, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        var call = ApiCall.GetData(ApiPaths.FollowerDetail, new UserIdDto(userId), ZaloJson.Wire.UserIdDto);
        return api.SendAsync(call, static data => Read(data, ZaloJson.Wire.UserDto)?.ToFollower(), cancel);
    }

    /// <summary>Reads the OA's message allowances. The monthly allowance of articles has no such call; it shows only as -223.</summary>
    /// <param name="quotaType"><c>sub_quota</c>, <c>purchase_quota</c> or <c>reward_quota</c>.</param>
    /// <param name="owner">Whose: the OA's own, or the app's.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ZaloResult<IReadOnlyList<QuotaAsset>>> GetQuotaAsync(
        string quotaType = "sub_quota", QuotaOwner owner = QuotaOwner.Oa, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(quotaType);
        var call = ApiCall.Post(ApiPaths.Quota, new QuotaQueryDto(owner == QuotaOwner.Oa ? "OA" : "App", "cs", quotaType), ZaloJson.Wire.QuotaQueryDto, writes: false);
        return api.SendAsync<IReadOnlyList<QuotaAsset>>(
            call,
            static data => data.ValueKind != System.Text.Json.JsonValueKind.Array
                ? null
                : [.. data.EnumerateArray().Select(e => Read(e, ZaloJson.Wire.QuotaAssetDto)!).Select(q => new QuotaAsset(
                    q.AssetId ?? "", q.ProductType ?? "", q.QuotaType ?? "", q.ValidThrough ?? "", q.Total ?? 0, q.Remain ?? 0))],
            cancel);
    }

    /// <summary>Reads what may still be sent to one user: after 7 days of silence nothing (-230, -232), within 48 hours free of charge.</summary>
    /// <remarks>The 7 days and 48 hours, and the shape of the answer: the official documentation as transcribed in 2026.</remarks>
    /// <param name="userId">The user's id for this OA.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ZaloResult<UserQuota>> GetUserQuotaAsync(string userId, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(userId);
        var call = ApiCall.Post(ApiPaths.Quota, new UserIdDto(userId), ZaloJson.Wire.UserIdDto, writes: false);
        return api.SendAsync(call, static data => Read(data, ZaloJson.Wire.UserQuotaDto)?.ToQuota(), cancel);
    }

    /// <summary>Reads how many broadcasts are left, from the old quota call.</summary>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ZaloResult<MessageQuota>> GetBroadcastQuotaAsync(CancellationToken cancel = default)
    {
        var call = ApiCall.Post(ApiPaths.QuotaV2, new NothingDto(), ZaloJson.Wire.NothingDto, writes: false);
        return api.SendAsync(
            call,
            static data => Read(data, ZaloJson.Wire.MessageQuotaDto) is { Total: { } total, Remain: { } remain } quota
                ? new MessageQuota(quota.Type ?? "", total, remain)
                : null,
            cancel);
    }
}

using System.Globalization;
using System.Text.Json;

namespace CcHcPublish.Sandbox.Zalo.Audience;

/// <summary>What the OA is, who follows it, and what it may still send.</summary>
internal sealed class OaRoutes(SandboxWorld world, BroadcastBook broadcasts)
{
    private const int MostPerPage = 50;
    private const int LastOffset = 9951;

    public Task<ZaloReply> InfoAsync(ZaloCall call) => Task.FromResult<ZaloReply>(new ZaloReply.Ok(json =>
    {
        json.WriteStartObject();
        json.WriteString("oaid", call.Oa.Id);
        json.WriteString("oa_id", call.Oa.Id);
        json.WriteString("name", call.Oa.Name);
        json.WriteString("description", "Trang tập của " + call.Oa.Name);
        json.WriteString("oa_alias", "oa" + call.Oa.Id);
        json.WriteBoolean("is_verified", world.Options.Zalo.IsVerified);
        json.WriteNumber("oa_type", 4);
        json.WriteString("cate_name", "Cơ quan nhà nước");
        json.WriteNumber("num_follower", world.Options.Zalo.Followers);
        json.WriteString("avatar", "");
        json.WriteString("cover", "");
        json.WriteString("package_name", world.Options.Zalo.Package switch
        {
            ZaloPackage.Basic => "Cơ bản",
            ZaloPackage.Trial => "Dùng thử",
            ZaloPackage.Advanced => "Nâng cao",
            _ => "Premium",
        });
        json.WriteString("package_valid_through_date", Vietnam.At(world.Now.AddMonths(6)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        json.WriteString("package_auto_renew_date", "");
        json.WriteString("linked_ZCA", "");
        json.WriteEndObject();
    }));

    public Task<ZaloReply> FollowersAsync(ZaloCall call) => Task.FromResult(Slice(call, isOld: false));

    public Task<ZaloReply> OldFollowersAsync(ZaloCall call) => Task.FromResult(Slice(call, isOld: true));

    public Task<ZaloReply> FollowerAsync(ZaloCall call)
    {
        var user = call.QueryData() is { } data ? ZaloCall.Text(data, "user_id") : null;
        return Task.FromResult<ZaloReply>(user is null ? ZaloReply.Invalid("data is invalid!")
            : !Followers.IsFollower(call.Oa, user, world.Options.Zalo.Followers) ? new ZaloReply.Refused(-213, "User has not followed OA")
            : new ZaloReply.Ok(json =>
            {
                json.WriteStartObject();
                json.WriteString("user_id", user);
                json.WriteString("user_id_by_app", user);
                json.WriteString("display_name", "Người theo dõi tập");
                json.WriteBoolean("user_is_follower", true);
                json.WriteString("user_last_interaction_date", Vietnam.At(world.Now.AddDays(-Followers.SilentDays(user))).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
                json.WriteString("avatar", "");
                json.WriteStartObject("tags_and_notes_info");
                json.WriteStartArray("tag_names");
                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteStartObject("shared_info");
                json.WriteEndObject();
                json.WriteEndObject();
            }));
    }

    /// <summary>One path, three answers by the shape of the body.</summary>
    public async Task<ZaloReply> QuotaAsync(ZaloCall call) => await call.BodyAsync() switch
    {
        null => ZaloReply.Invalid("body is invalid!"),
        { } body when ZaloCall.Text(body, "user_id") is { } nobody && !Followers.IsFollower(call.Oa, nobody, world.Options.Zalo.Followers) => new ZaloReply.Refused(-213, "User has not followed OA"),
        { } body when ZaloCall.Text(body, "user_id") is { } user => new ZaloReply.Ok(json => WriteUserQuota(json, call, user)),
        { } body when ZaloCall.Text(body, "quota_owner") is "OA" or "App" => new ZaloReply.Ok(json => WriteAssets(json, body)),
        _ => ZaloReply.Invalid("quota_owner is invalid!"),
    };

    public Task<ZaloReply> OldQuotaAsync(ZaloCall call)
    {
        var allowance = broadcasts.AllowanceOf(call.Oa);
        return Task.FromResult<ZaloReply>(new ZaloReply.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", "promotion");
            json.WriteNumber("remain", allowance.LeftThisMonth);
            json.WriteNumber("total", allowance.PerMonth);
            json.WriteEndObject();
        }));
    }

    private ZaloReply Slice(ZaloCall call, bool isOld)
    {
        if (call.QueryData() is not { } data
            || !int.TryParse(ZaloCall.Text(data, "offset") ?? "0", NumberStyles.None, CultureInfo.InvariantCulture, out var offset)
            || !int.TryParse(ZaloCall.Text(data, "count"), NumberStyles.None, CultureInfo.InvariantCulture, out var count))
        {
            return ZaloReply.Invalid("data is invalid!");
        }

        if (count > MostPerPage || offset > LastOffset)
        {
            return new ZaloReply.Refused(-210, count > MostPerPage ? "maximum count is 50" : "maximum offset is 9951");
        }

        if (FollowerFilter.Read(data, world.Now) is not { } filter)
        {
            return ZaloReply.Invalid("data is invalid!");
        }

        var all = Enumerable.Range(0, world.Options.Zalo.Followers).Select(i => Followers.IdAt(call.Oa, i)).Where(filter.Fits).ToList();
        var total = all.Count;
        return new ZaloReply.Ok(json =>
        {
            json.WriteStartObject();
            json.WriteNumber("total", total);
            if (!isOld)
            {
                json.WriteNumber("count", count);
                json.WriteNumber("offset", offset);
            }

            json.WriteStartArray(isOld ? "followers" : "users");
            for (var i = offset; i < Math.Min(total, offset + count); i++)
            {
                json.WriteStartObject();
                json.WriteString("user_id", all[i]);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    }

    private void WriteUserQuota(Utf8JsonWriter json, ZaloCall call, string user)
    {
        var allowance = broadcasts.AllowanceOf(call.Oa);
        json.WriteStartObject();
        json.WriteString("user_id", user);
        json.WriteString("last_interaction", world.Now.AddDays(-Followers.SilentDays(user)).ToUnixTimeMilliseconds().ToString(CultureInfo.InvariantCulture));
        json.WriteStartObject("cs_reply");
        json.WriteNumber("remain", 8);
        json.WriteNumber("total", 8);
        json.WriteEndObject();
        json.WriteStartObject("promotion");
        json.WriteNumber("daily_remain", allowance.LeftToday);
        json.WriteNumber("daily_total", allowance.PerDay);
        json.WriteNumber("monthly_remain", allowance.LeftThisMonth);
        json.WriteNumber("monthly_total", allowance.PerMonth);
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private void WriteAssets(Utf8JsonWriter json, JsonElement asked)
    {
        json.WriteStartArray();
        json.WriteStartObject();
        json.WriteString("asset_id", "");
        json.WriteString("product_type", ZaloCall.Text(asked, "product_type") ?? "cs");
        json.WriteString("quota_type", ZaloCall.Text(asked, "quota_type") ?? "sub_quota");
        json.WriteString("valid_through", Vietnam.At(world.Now.AddMonths(1)).ToString("dd/MM/yyyy", CultureInfo.InvariantCulture));
        json.WriteNumber("total", 2000);
        json.WriteNumber("remain", 2000);
        json.WriteEndObject();
        json.WriteEndArray();
    }
}

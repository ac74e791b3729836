using System.Globalization;
using System.Text.Json;
using CcHcPublish.Sandbox.Zalo.Uploads;

namespace CcHcPublish.Sandbox.Zalo.Articles;

/// <summary>The article API, <c>/v2.0/article</c>.</summary>
internal sealed class ArticleRoutes(SandboxWorld world, ArticleBook book, VideoBook videos, PictureFetch pictures)
{
    private const int MostInSlice = 10;
    private const int MostPolls = 1000;

    public async Task<ZaloReply> CreateAsync(ZaloCall call)
    {
        if (MayWrite() is { } refused)
        {
            return refused;
        }

        return call.TakeFault(ZaloFaults.ArticleQuota) is not null || (world.Options.Zalo.ArticlesPerMonth is { } most && most <= book.CountThisMonth(call.Oa))
            ? new ZaloReply.Refused(-223, "Your OA has reach the limit quota create article")
            : await HandInAsync(call, await call.BodyAsync(), null);
    }

    public async Task<ZaloReply> UpdateAsync(ZaloCall call)
    {
        if (MayWrite() is { } refused)
        {
            return refused;
        }

        if (await call.BodyAsync() is not { } body || ZaloCall.Text(body, "id") is not { } id || book.Find(call.Oa, id) is not { } article)
        {
            return ZaloReply.Invalid("id is invalid!");
        }

        return ZaloCall.Text(body, "type") is { } type && type != article.Content.Type
            ? ZaloReply.Invalid("type is invalid!")
            : await HandInAsync(call, body, id);
    }

    public async Task<ZaloReply> VerifyAsync(ZaloCall call)
    {
        var body = await call.BodyAsync();
        var token = body is { } b ? ZaloCall.Text(b, "token") : null;
        return (token is null ? null : book.Ask(call.Oa, token, job => Bend(call, job))) switch
        {
            null => ZaloReply.Invalid("token is invalid!"),
            { IsSettled: false } => new ZaloReply.Refused(-214, "Media is being processed"),
            _ when call.TakeFault(ZaloFaults.Processing) is not null => new ZaloReply.Refused(-214, "Media is being processed"),
            { Failure: { } failure } => new ZaloReply.Refused(-200, failure),
            { ArticleId: var id } => new ZaloReply.Ok(json => WriteText(json, "id", id)),
        };
    }

    public Task<ZaloReply> DetailAsync(ZaloCall call) => Task.FromResult(
        call.Http.Request.Query.ContainsKey("data") || book.Find(call.Oa, call.Query("id")) is not { } article
            ? ZaloReply.Invalid("id is invalid!")
            : new ZaloReply.Ok(json => ArticleJson.WriteDetail(json, article)));

    public Task<ZaloReply> SliceAsync(ZaloCall call)
    {
        var type = call.Query("type");
        if (type is not ("normal" or "video"))
        {
            return Task.FromResult(ZaloReply.Invalid(ArticleReader.Kinds));
        }

        if (!TryNumber(call.Query("offset"), out var offset) || !TryNumber(call.Query("limit"), out var limit) || limit < 1)
        {
            return Task.FromResult(ZaloReply.Invalid("offset or limit is invalid!"));
        }

        if (limit > MostInSlice)
        {
            return Task.FromResult(ZaloReply.Invalid("maximum limit is 10"));
        }

        ArticleRecord[] found = [.. book.All().Where(a => a.OaId == call.Oa.Id && !a.IsRemoved && a.Content.Type == type)];
        return Task.FromResult<ZaloReply>(
            new ZaloReply.Ok(json => ArticleJson.WriteSlice(json, found.Length, found.Skip(offset).Take(limit), call.Root)));
    }

    public async Task<ZaloReply> RemoveAsync(ZaloCall call) =>
        await call.BodyAsync() is { } body && ZaloCall.Text(body, "id") is { } id
        && book.Find(call.Oa, id) is not null && book.Change(id, a => a with { IsRemoved = true })
            ? new ZaloReply.Ok()
            : ZaloReply.Invalid("id is invalid!");

    private ZaloReply.Refused? MayWrite() =>
        !world.Options.Zalo.IsVerified ? new ZaloReply.Refused(-221, "The OA needs to be verified to use this feature")
        : world.Options.Zalo.Package == ZaloPackage.Basic ? new ZaloReply.Refused(-224, "The OA needs to upgrade OA Tier Package to use this feature")
        : null;

    private async Task<ZaloReply> HandInAsync(ZaloCall call, JsonElement? body, string? id)
    {
        if (body is not { } root)
        {
            return ZaloReply.Invalid("body is invalid!");
        }

        var (content, refusal) = new ArticleReader(world.Options.Zalo, videos.IsReady).Read(root);
        if (content is null)
        {
            return ZaloReply.Invalid(refusal!);
        }

        var (keys, failure) = await pictures.RunAsync(content.PictureAddresses, call.Cancel);
        if (content is { Cover.Status: not ("show" or "hide") })
        {
            failure = "create media fail";
        }

        failure = call.TakeFault(ZaloFaults.JobFailure) is { } dead ? dead.Text("Upload media failed: Too many failed attempts") : failure;
        var polls = call.TakeFault(ZaloFaults.Processing) is { } slow ? Math.Clamp(slow.Number(3), 0, MostPolls) : 0;
        var token = book.HandIn(call.Oa, content.WithMedia(keys), id, polls, failure);
        return new ZaloReply.Ok(json => WriteText(json, "token", token));
    }

    // Faults that were armed after the job was handed in.
    private static JobRecord Bend(ZaloCall call, JobRecord job)
    {
        job = call.TakeFault(ZaloFaults.Processing) is { } slow ? job with { Polls = Math.Clamp(slow.Number(1), 0, MostPolls) } : job;
        return call.TakeFault(ZaloFaults.JobFailure) is { } dead ? job with { Failure = dead.Text("Upload media failed: Too many failed attempts") } : job;
    }

    private static void WriteText(Utf8JsonWriter json, string name, string value)
    {
        json.WriteStartObject();
        json.WriteString(name, value);
        json.WriteEndObject();
    }

    private static bool TryNumber(string text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}

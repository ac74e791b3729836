using System.Globalization;

namespace Zalo.OA.SDK;

public sealed partial class ZaloOaClient
{
    /// <summary>The most articles one list call gives; more is refused with -201.</summary>
    public const int MaxPageSize = 10;

    /// <summary>
    /// Hands in a new article. Nothing is published yet: store the ticket at once, then ask <see cref="VerifyArticleAsync"/>. Not idempotent: after
    /// <see cref="ZaloRemedy.LookFirst"/> look for the title in <see cref="ListArticlesAsync"/> before handing it in again.
    /// </summary>
    /// <param name="article">Checked by <see cref="ArticleRules"/> before it is sent.</param>
    /// <param name="cancel">Ends the wait; the article may be created then.</param>
    /// <returns>
    /// The ticket. Errors: -201 a field, -221 OA not verified, -223 article quota of the month or missing permission "Quản lý bài viết",
    /// -224 package too small.
    /// </returns>
    public Task<ZaloResult<ArticleTicket>> CreateArticleAsync(ZaloArticle article, CancellationToken cancel = default) =>
        HandInAsync(ApiPaths.ArticleCreate, article, null, cancel);

    /// <summary>Replaces an article by another one of the same kind; every field is sent again. Ask <see cref="VerifyArticleAsync"/> afterwards.</summary>
    /// <param name="articleId">The article.</param>
    /// <param name="article">Its whole new state.</param>
    /// <param name="cancel">Ends the wait; the change may happen then.</param>
    public Task<ZaloResult<ArticleTicket>> UpdateArticleAsync(string articleId, ZaloArticle article, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(articleId);
        return HandInAsync(ApiPaths.ArticleUpdate, article, articleId, cancel);
    }

    /// <summary>
    /// Shows or hides an article: reads it and sends it back with the other visibility, for the service knows no other way. What detail answers
    /// do not hold (related articles, tracking link) is lost; a caller that has the article uses <see cref="UpdateArticleAsync"/> instead.
    /// </summary>
    /// <param name="articleId">The article.</param>
    /// <param name="visibility">The new setting.</param>
    /// <param name="cancel">Ends the wait; the change may happen then.</param>
    public async Task<ZaloResult<ArticleTicket>> SetVisibilityAsync(string articleId, ArticleVisibility visibility, CancellationToken cancel = default)
    {
        var read = await GetArticleAsync(articleId, cancel);
        if (!read.TryGet(out var detail, out var error))
        {
            return new ZaloResult<ArticleTicket>.Failure(error);
        }

        return detail.ToArticle() is { } article
            ? await UpdateArticleAsync(articleId, article with { Visibility = visibility }, cancel)
            : Refused<ArticleTicket>(
                "POST " + ApiPaths.ArticleUpdate, "The article holds parts that cannot be sent back; update it with its whole content.");
    }

    /// <summary>Asks how far a job is. Harmless and repeatable, also after success.</summary>
    /// <param name="ticket">The ticket of a create or update.</param>
    /// <param name="cancel">Ends the wait.</param>
    /// <returns>
    /// The state of the job; a failure means only that this question was not answered, such as -201, the token is unknown or too old, and
    /// -223, the app may not ask: the job may have made its article all the same.
    /// </returns>
    public async Task<ZaloResult<ArticleJob>> VerifyArticleAsync(ArticleTicket ticket, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        var call = ApiCall.Post(ApiPaths.ArticleVerify, new JobTokenDto(ticket.Token), ZaloJson.Wire.JobTokenDto, writes: false);
        var result = await api.SendAsync(call, static data => ReadRequired(data, "id"), cancel);
        if (result.TryGet(out var id, out var error))
        {
            return new ZaloResult<ArticleJob>.Success(new ArticleJob.Ready(id));
        }

        return error.Code switch
        {
            ErrorTable.ArticleInProcess => new ZaloResult<ArticleJob>.Success(new ArticleJob.Pending()),
            ErrorTable.UploadFailed or ErrorTable.PackageTooSmall => new ZaloResult<ArticleJob>.Success(new ArticleJob.Failed(error)),

            // One code for two refusals: of the article for want of quota, and of the question for want of a permission.
            ErrorTable.NotAuthorized when error.Text.Contains("quota", StringComparison.OrdinalIgnoreCase) =>
                new ZaloResult<ArticleJob>.Success(new ArticleJob.Failed(error)),
            _ => new ZaloResult<ArticleJob>.Failure(error),
        };
    }

    /// <summary>
    /// Asks by the plan until the job is done or the plan used up. A question that is not answered for a passing reason counts as a look and is
    /// repeated. <see cref="ArticleJob.Pending"/> at the end means: keep the ticket and go on later.
    /// </summary>
    /// <param name="ticket">The ticket.</param>
    /// <param name="plan">The pauses; default <see cref="ZaloOaOptions.ArticlePolling"/>.</param>
    /// <param name="cancel">Ends the wait; the job goes on.</param>
    public async Task<ZaloResult<ArticleJob>> WaitForArticleAsync(ArticleTicket ticket, PollingPlan? plan = null, CancellationToken cancel = default)
    {
        var result = (ZaloResult<ArticleJob>)new ZaloResult<ArticleJob>.Success(new ArticleJob.Pending());
        foreach (var pause in (plan ?? options.ArticlePolling).Pauses)
        {
            await Task.Delay(pause, clock, cancel);
            result = await VerifyArticleAsync(ticket, cancel);
            if (result is not (ZaloResult<ArticleJob>.Success { Value: ArticleJob.Pending }
                or ZaloResult<ArticleJob>.Failure { Error.Remedy: ZaloRemedy.Wait }))
            {
                break;
            }
        }

        return result;
    }

    /// <summary>Reads one article, hidden or shown. It has no counters and no dates; the list has.</summary>
    /// <param name="articleId">The article; an unknown one gives -201.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ZaloResult<ArticleDetail>> GetArticleAsync(string articleId, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(articleId);
        var call = ApiCall.Get(ApiPaths.ArticleDetail, ("id", articleId));
        return api.SendAsync(call, data => Read(data, ZaloJson.Wire.ArticleDetailDto)?.ToDetail() is { } detail && detail.Id == articleId ? detail : null, cancel);
    }

    /// <summary>One slice of the list, newest first.</summary>
    /// <param name="kind">Lists are per kind.</param>
    /// <param name="offset">How many to skip; from 0.</param>
    /// <param name="limit">1 to 10.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<ZaloResult<ArticlePage>> ListArticlesAsync(ArticleKind kind, int offset = 0, int limit = MaxPageSize, CancellationToken cancel = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, MaxPageSize);
        var call = ApiCall.Get(
            ApiPaths.ArticleList,
            ("offset", offset.ToString(CultureInfo.InvariantCulture)),
            ("limit", limit.ToString(CultureInfo.InvariantCulture)),
            ("type", Words.Of(kind)));
        return api.SendAsync(call, static data => Read(data, ZaloJson.Wire.ArticleSliceDto)?.ToPage(), cancel);
    }

    /// <summary>Deletes an article for good; its links go dead.</summary>
    /// <param name="articleId">The article; what the service says to an unknown one is not documented (-201 in the stand-in).</param>
    /// <param name="cancel">Ends the wait; the article may be gone then.</param>
    public Task<ZaloResult<Done>> RemoveArticleAsync(string articleId, CancellationToken cancel = default)
    {
        ArgumentException.ThrowIfNullOrEmpty(articleId);
        var call = ApiCall.Post(ApiPaths.ArticleRemove, new IdDto(articleId), ZaloJson.Wire.IdDto);
        return api.SendAsync(call, static _ => Done.Value, cancel);
    }

    private async Task<ZaloResult<ArticleTicket>> HandInAsync(string path, ZaloArticle article, string? id, CancellationToken cancel)
    {
        ArgumentNullException.ThrowIfNull(article);
        if (ArticleRules.Check(article, options.ArticleLimits) is { Count: > 0 } faults)
        {
            return Refused<ArticleTicket>("POST " + path, "Not sent: " + string.Join("; ", faults));
        }

        var call = ApiCall.Post(path, ArticleDto.From(article, id), ZaloJson.Wire.ArticleDto);
        return await api.SendAsync(call, static data => ReadRequired(data, "token") is { } token ? new ArticleTicket(token) : null, cancel);
    }
}

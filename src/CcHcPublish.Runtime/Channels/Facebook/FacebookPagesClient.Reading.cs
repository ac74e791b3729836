using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using RestSharp;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <content>Calls that change nothing.</content>
public sealed partial class FacebookPagesClient
{
    private const int PageSize = 100;

    /// <summary>Meta gives out some 600 posts of a year at most; a search that meets more pages than this is not one for a lost post.</summary>
    private const int MostPages = 30;

    public async Task<GraphResult<PageProfile>> GetPageAsync(CancellationToken cancel)
    {
        var request = graph.Request(Method.Get, options.PageId).AddParameter("fields", "id,name,link,is_published,followers_count,can_post");
        var sent = await graph.SendAsync(request, GraphJson.Default.PageBody, cancel);
        return Prove(
            sent,
            body => body.Id == options.PageId && body.Name is { } name
                ? new PageProfile(body.Id, name, PagePost.AddressOf(body.Id, body.Link), body.IsPublished, body.FollowersCount, body.CanPost)
                : null,
            isWrite: false);
    }

    /// <summary>Reads one post; a removed one is a failure with <see cref="GraphError.IsGone"/>.</summary>
    public async Task<GraphResult<PagePost>> GetPostAsync(string postId, CancellationToken cancel)
    {
        var request = graph.Request(Method.Get, Uri.EscapeDataString(postId)).AddParameter("fields", PagePost.Fields);
        return Prove(await graph.SendAsync(request, GraphJson.Default.PostBody, cancel), body => body.Id == postId ? PagePost.From(body) : null, isWrite: false);
    }

    /// <summary>Published posts made at or after a time, newest first, over all pages of the list.</summary>
    public Task<GraphResult<IReadOnlyList<PagePost>>> ListPublishedAsync(DateTimeOffset since, CancellationToken cancel) =>
        ListPostsAsync("published_posts", since, cancel);

    /// <summary>Posts that wait for their time.</summary>
    public Task<GraphResult<IReadOnlyList<PagePost>>> ListScheduledAsync(CancellationToken cancel) => ListPostsAsync("scheduled_posts", null, cancel);

    /// <summary>Looks whether a post whose answer was lost is there. Counts as "absent" only after every page was read without a failure.</summary>
    public async Task<GraphResult<PostSearch>> FindPostAsync(PostMatch match, CancellationToken cancel)
    {
        var listed = match.IsScheduled ? await ListScheduledAsync(cancel) : await ListPublishedAsync(match.From, cancel);
        return listed.Then<PostSearch>(posts =>
        {
            // A list that grows while it is read shows its last post of one slice again as the first of the next.
            var ours = posts.Where(p => GraphIds.IsPostOf(options.PageId, p.Id) && match.IsExactly(p, options.AppId)).DistinctBy(p => p.Id).OrderBy(p => p.CreatedAt).ToList();
            var similar = posts.Where(p => match.IsNearly(p, options.AppId)).ToList();
            return ours.Count == 1 ? new PostSearch.Found(ours[0])
                : ours.Count > 1 ? new PostSearch.FoundSeveral(ours)
                : similar.Count > 0 ? new PostSearch.OnlySimilar(similar)
                : new PostSearch.Absent();
        });
    }

    /// <summary>The comments below a post, oldest first, over all pages of the list; a failure when its end was not reached.</summary>
    public Task<GraphResult<IReadOnlyList<PageComment>>> GetCommentsAsync(string postId, CancellationToken cancel) => ListAsync(
        () => graph.Request(Method.Get, Uri.EscapeDataString(postId) + "/comments")
            .AddParameter("fields", "id,message,created_time")
            .AddParameter("filter", "toplevel")
            .AddParameter("order", "chronological")
            .AddParameter("limit", PageSize.ToString(CultureInfo.InvariantCulture)),
        GraphJson.Default.ListBodyCommentBody,
        comment => comment.Id is { Length: > 0 } id ? new PageComment(id, comment.Message ?? "", comment.CreatedTime) : null,
        cancel);

    /// <param name="postId">Post.</param>
    /// <param name="metrics">Names from <see cref="InsightMetrics.OfPosts"/>.</param>
    /// <param name="cancel">Ends the wait.</param>
    public Task<GraphResult<IReadOnlyList<Insight>>> GetPostInsightsAsync(string postId, IReadOnlyList<string> metrics, CancellationToken cancel) =>
        ReadInsightsAsync(
            graph.Request(Method.Get, Uri.EscapeDataString(postId) + "/insights").AddParameter("metric", string.Join(',', metrics)), cancel);

    /// <summary>Figures per day; the range may span 90 days.</summary>
    public Task<GraphResult<IReadOnlyList<Insight>>> GetPageInsightsAsync(
        IReadOnlyList<string> metrics, DateTimeOffset since, DateTimeOffset until, CancellationToken cancel) =>
        ReadInsightsAsync(
            graph.Request(Method.Get, options.PageId + "/insights")
                .AddParameter("metric", string.Join(',', metrics))
                .AddParameter("period", "day")
                .AddParameter("since", Seconds(since))
                .AddParameter("until", Seconds(until)),
            cancel);

    /// <summary>Asks Meta about our own token. A dead token is a success with <see cref="TokenReport.IsValid"/> false where Meta says so.</summary>
    /// <remarks>The inspected token would stand in the address of a plain GET; as an entry of a batch it stands in the body.</remarks>
    public async Task<GraphResult<TokenReport>> DebugTokenAsync(CancellationToken cancel)
    {
        var target = $"{options.Version}/debug_token?input_token={Uri.EscapeDataString(options.Token.Reveal())}";
        using var bytes = new MemoryStream();
        using (var json = new Utf8JsonWriter(bytes))
        {
            json.WriteStartArray();
            json.WriteStartObject();
            json.WriteString("method"u8, "GET");
            json.WriteString("relative_url"u8, target);
            json.WriteEndObject();
            json.WriteEndArray();
        }

        var request = graph.Request(Method.Post, "")
            .AddParameter("batch", Encoding.UTF8.GetString(bytes.ToArray()))
            .AddParameter("include_headers", "false");
        var sent = await graph.SendAsync(request, GraphJson.Default.IReadOnlyListBatchEntryBody, cancel);
        return Harmless(sent switch
        {
            GraphResult<IReadOnlyList<BatchEntryBody?>>.Success { Value: [{ Body: { } body } entry] } =>
                Prove(ReadEntry(body, entry.Code, GraphJson.Default.TokenEnvelope, sent.Usage), e => e.Data is null ? null : Report(e.Data), isWrite: false),
            _ => Prove<IReadOnlyList<BatchEntryBody?>, TokenReport>(sent, _ => null, isWrite: false),
        });
    }

    private GraphResult<T> ReadEntry<T>(string body, int status, JsonTypeInfo<T> type, GraphUsage? usage) =>
        graph.ReadBody(Encoding.UTF8.GetBytes(body), status, type, isWrite: false, usage) with { Usage = usage };

    private Task<GraphResult<IReadOnlyList<PagePost>>> ListPostsAsync(string edge, DateTimeOffset? since, CancellationToken cancel) => ListAsync(
        () =>
        {
            var request = graph.Request(Method.Get, $"{options.PageId}/{edge}")
                .AddParameter("fields", PagePost.Fields)
                .AddParameter("limit", PageSize.ToString(CultureInfo.InvariantCulture));
            return since is { } time ? request.AddParameter("since", Seconds(time)) : request;
        },
        GraphJson.Default.ListBodyPostBody,
        PagePost.From,
        cancel);

    /// <summary>A list to its end, which alone is worth something: what is not on it is not there.</summary>
    /// <param name="ask">Makes the request anew for each page: signatures age.</param>
    /// <param name="read">Null for an entry that cannot be read.</param>
    private async Task<GraphResult<IReadOnlyList<T>>> ListAsync<TBody, T>(
        Func<RestRequest> ask, JsonTypeInfo<ListBody<TBody>> type, Func<TBody, T?> read, CancellationToken cancel)
        where TBody : class
        where T : class
    {
        var all = new List<T>();
        string? after = null;
        GraphUsage? usage = null;
        for (var i = 0; i < MostPages; i++)
        {
            var sent = await graph.SendAsync(after is null ? ask() : ask().AddParameter("after", after), type, cancel);
            usage = sent.Usage ?? usage;
            if (sent is not GraphResult<ListBody<TBody>>.Success { Value: { Data: { } data, Paging: var paging } })
            {
                return Prove<ListBody<TBody>, IReadOnlyList<T>>(sent, _ => null, isWrite: false);
            }

            foreach (var entry in data)
            {
                if (entry is null || read(entry) is not { } one)
                {
                    // An entry that cannot be read may be the very one somebody looks for.
                    return GraphConnection.Unproven<IReadOnlyList<T>>("The list holds an entry without an id.", isWrite: false, 200) with { Usage = usage };
                }

                all.Add(one);
            }

            // Only a missing "next" ends the list: pages may be short or empty. The cursor goes onto our own address, never theirs.
            if (paging?.Next is null)
            {
                return new GraphResult<IReadOnlyList<T>>.Success(all) { Usage = usage };
            }

            if (paging.Cursors?.After is not { Length: > 0 } next)
            {
                break;
            }

            after = next;
        }

        return GraphConnection.Unproven<IReadOnlyList<T>>("The list did not come to an end.", isWrite: false, 200) with { Usage = usage };
    }

    private async Task<GraphResult<IReadOnlyList<Insight>>> ReadInsightsAsync(RestRequest request, CancellationToken cancel) => Prove(
        await graph.SendAsync(request, GraphJson.Default.ListBodyInsightBody, cancel),
        IReadOnlyList<Insight>? (body) => body.Data is { } data
            ? [.. data.Where(d => d?.Name is not null).SelectMany(d => Figures(d!))]
            : null,
        isWrite: false);

    private static IEnumerable<Insight> Figures(InsightBody body) => (body.Values ?? [])
        .OfType<InsightValueBody>()
        .Where(v => v.Value.ValueKind != JsonValueKind.Undefined)
        .Select(v => new Insight(body.Name!, body.Period ?? "", v.EndTime, v.Value.Clone()));

    private TokenReport Report(TokenBody body) => new()
    {
        IsValid = body.IsValid,
        Kind = body.Type,
        AppId = body.AppId,
        PageId = body.ProfileId,
        ExpiresAt = Time(body.ExpiresAt),
        DataAccessExpiresAt = Time(body.DataAccessExpiresAt),
        Permissions = body.Scopes ?? [],
        Error = body.Error is { } error
            ? new()
            {
                Code = error.Code,
                Subcode = error.Subcode,
                Message = graph.Masked(error.Message ?? ""),
                Status = 200,
                Advice = GraphErrorTable.Advise(new() { Code = error.Code, Subcode = error.Subcode, Message = error.Message ?? "" }, isWrite: false, null),
            }
            : null,
    };

    private static DateTimeOffset? Time(long seconds) => seconds is > 0 and < 253_402_300_799 ? DateTimeOffset.FromUnixTimeSeconds(seconds) : null;
}

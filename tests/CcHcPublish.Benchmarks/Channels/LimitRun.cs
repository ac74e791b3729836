using CcHcPublish.Runtime.Channels.Facebook;
using Zalo.OA.SDK;

namespace CcHcPublish.Benchmarks.Channels;

/// <summary>What one call under a limit came to.</summary>
/// <param name="IsServed">False when it was one too many, or failed.</param>
/// <param name="Wait">How long to hold back before the next, by what the far side told; null to go on.</param>
internal sealed record LimitedAnswer(bool IsServed, TimeSpan? Wait);

/// <summary>A kind of call with the limit it stands under.</summary>
/// <param name="Limit">Calls in one <paramref name="Window"/>.</param>
internal sealed record LimitedCall(string Name, int Limit, TimeSpan Window, Func<Task<LimitedAnswer>> CallAsync);

/// <summary>How many calls were served in each window of the clock, and how many were too many.</summary>
internal sealed record LimitCount(LimitedCall Call, IReadOnlyList<int> Served, int Refused);

/// <summary>
/// Makes calls as fast as they are served and holds back when the far side's own count says so: all of a limit is used, and none of it overrun. The
/// benchmark runs it by the real clock, a test by one that moves only while it waits.
/// </summary>
internal sealed class LimitRun(TimeProvider clock, Func<TimeSpan, Task> wait)
{
    public async Task<LimitCount> RunAsync(LimitedCall call, TimeSpan span)
    {
        var served = new SortedDictionary<long, int>();
        var refused = 0;
        var until = clock.GetUtcNow() + span;
        while (clock.GetUtcNow() < until)
        {
            var window = clock.GetUtcNow().Ticks / call.Window.Ticks;
            var answer = await call.CallAsync();
            if (answer.IsServed) served[window] = served.GetValueOrDefault(window) + 1;
            else refused++;
            if (answer.Wait is { } pause) await wait(pause);
        }

        return new LimitCount(call, [.. served.Values], refused);
    }

    /// <summary>Who am I: the limit of the OA API.</summary>
    public LimitedCall Info(ZaloOaClient zalo, int limit) => new("Zalo: who am I", limit, TimeSpan.FromMinutes(1), async () => Zalo(zalo, await zalo.GetOaInfoAsync()));

    /// <summary>Articles, each created and then verified: the limit of the article API counts both.</summary>
    public LimitedCall Articles(ZaloOaClient zalo, int limit)
    {
        ArticleTicket? ticket = null;
        var number = 0;
        return new("Zalo: create and verify", limit, TimeSpan.FromMinutes(1), async () =>
        {
            if (ticket is { } working)
            {
                var verified = await zalo.VerifyArticleAsync(working);
                ticket = verified.TryGet(out var job, out _) && job is ArticleJob.Ready ? null : working;
                return Zalo(zalo, verified);
            }

            var created = await zalo.CreateArticleAsync(Sample.Article(number++));
            ticket = created.TryGet(out var issued, out _) ? issued : null;
            return Zalo(zalo, created);
        });
    }

    /// <summary>Link posts: the limit of the Page, whose last call before 100 percent no answer foretells.</summary>
    public static LimitedCall Posts(FacebookPagesClient facebook, int limit)
    {
        var number = 0;
        return new("Facebook: post a link", limit, TimeSpan.FromDays(1), async () =>
        {
            var post = await facebook.PublishLinkAsync(Sample.Message(number), Sample.Link(number++), CancellationToken.None);
            return new LimitedAnswer(post is GraphResult<PostReceipt>.Success, facebook.Usage?.RegainAfter);
        });
    }

    private LimitedAnswer Zalo<T>(ZaloOaClient zalo, ZaloResult<T> result)
    {
        var now = clock.GetUtcNow();
        var toNextMinute = TimeSpan.FromTicks(TimeSpan.TicksPerMinute - (now.Ticks % TimeSpan.TicksPerMinute));
        if (!result.TryGet(out _, out var error)) return new(false, error.Remedy is ZaloRemedy.Wait { RetryAfter: { } wait } ? wait : TimeSpan.FromSeconds(1));
        var isSpent = zalo.LastRateLimit is { Remain: 0, At: var at } && at.Ticks / TimeSpan.TicksPerMinute == now.Ticks / TimeSpan.TicksPerMinute;
        return new(true, isSpent ? toNextMinute : null);
    }
}

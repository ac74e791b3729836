using System.Security.Cryptography;
using System.Text.Json;
using CcHcPublish.Sandbox.State;
using CcHcPublish.Sandbox.Zalo.Accounts;

namespace CcHcPublish.Sandbox.Zalo.Articles;

/// <summary>
/// All articles and the jobs that make and change them. A job ends by itself when its time has come, whether somebody asks or not: a client
/// that lost the token finds the article in the list. Guarded by its own lock; each effect is in the journal before it is answered.
/// </summary>
internal sealed class ArticleBook(SandboxWorld world)
{
    public const string ArticleKind = "article";
    public const string JobKind = "job";

    /// <summary>Verify answers for this long (a decision of ours; the service does not say).</summary>
    private static readonly TimeSpan JobLife = TimeSpan.FromHours(24);
    private static readonly TimeSpan PollsLapse = TimeSpan.FromMinutes(1);

    private readonly Lock gate = new();
    private readonly Dictionary<string, ArticleRecord> articles = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JobRecord> jobs = new(StringComparer.Ordinal);
    private readonly List<string> open = [];
    private long order;

    private long Now => world.Now.ToUnixTimeMilliseconds();

    public void Restore(JournalEntry entry)
    {
        if (entry.Kind == ArticleKind && entry.Value?.Deserialize(SandboxZaloJson.Default.ArticleRecord) is { } article)
        {
            articles[article.Id] = article;
            order = Math.Max(order, article.Order);
        }
        else if (entry.Kind == JobKind && entry.Value?.Deserialize(SandboxZaloJson.Default.JobRecord) is { } job)
        {
            jobs[job.Token] = job;
            open.Remove(job.Token);
            if (!job.IsSettled)
            {
                open.Add(job.Token);
            }
        }
    }

    /// <summary>Takes a create (no id) or update on; the job's token.</summary>
    public string HandIn(Oa oa, ArticleContent content, string? articleId, int polls, string? failure)
    {
        lock (gate)
        {
            var job = new JobRecord
            {
                Token = Convert.ToBase64String(RandomNumberGenerator.GetBytes(64)),
                OaId = oa.Id,
                ArticleId = articleId ?? NewId(),
                IsUpdate = articleId is not null,
                Content = content,
                HandedIn = Now,
                Ready = Now + (long)world.Options.Zalo.JobDelay.TotalMilliseconds,
                Polls = polls,
                Failure = failure,
            };
            Put(job);
            open.Add(job.Token);
            return job.Token;
        }
    }

    /// <summary>Puts an article there without a job, as the OA's own manager does; its id.</summary>
    public string Add(Oa oa, ArticleContent content)
    {
        lock (gate)
        {
            Settle();
            var article = new ArticleRecord { Id = NewId(), OaId = oa.Id, Content = content, Created = Now, Order = ++order };
            Put(article);
            return article.Id;
        }
    }

    /// <summary>The job as it stands; <paramref name="change"/> bends it first. Counts as one question. Null for an unknown or very old token.</summary>
    public JobRecord? Ask(Oa oa, string token, Func<JobRecord, JobRecord> change)
    {
        lock (gate)
        {
            if (!jobs.TryGetValue(token, out var job) || job.OaId != oa.Id || Now > job.HandedIn + JobLife.TotalMilliseconds)
            {
                return null;
            }

            if (!job.IsSettled)
            {
                job = change(job);
                if (job.Polls > 0 && !HasLapsed(job))
                {
                    Put(job with { Polls = job.Polls - 1 });
                    return job;
                }

                if (job.Polls > 0 || job != jobs[token])
                {
                    Put(job with { Polls = 0 });
                }

                Settle();
            }

            return jobs[token];
        }
    }

    public ArticleRecord? Find(Oa oa, string id) => Find(id) is { IsRemoved: false } article && article.OaId == oa.Id ? article : null;

    public ArticleRecord? Find(string id)
    {
        lock (gate)
        {
            Settle();
            return articles.GetValueOrDefault(id);
        }
    }

    /// <summary>Every article ever made, newest first.</summary>
    public IReadOnlyList<ArticleRecord> All()
    {
        lock (gate)
        {
            Settle();
            return [.. articles.Values.OrderByDescending(a => a.Order)];
        }
    }

    /// <summary>Articles that count against the quota of the present month, those under way included.</summary>
    public int CountThisMonth(Oa oa)
    {
        lock (gate)
        {
            Settle();
            var month = Vietnam.Month(world.Now);
            var made = articles.Values.Count(a => a.OaId == oa.Id
                && Vietnam.Month(a.Created) == month
                && !(a.IsRemoved && world.Options.Zalo.RemovalFreesQuota));
            return made + open.Count(t => jobs[t] is { IsUpdate: false, Failure: null } job && job.OaId == oa.Id);
        }
    }

    /// <summary>Changes an article that is not removed; false where there is none.</summary>
    public bool Change(string id, Func<ArticleRecord, ArticleRecord> change)
    {
        lock (gate)
        {
            Settle();
            if (articles.GetValueOrDefault(id) is not { IsRemoved: false } article)
            {
                return false;
            }

            Put(change(article) with { Updated = Now });
            return true;
        }
    }

    private void Settle()
    {
        for (var i = 0; i < open.Count; i++)
        {
            var job = jobs[open[i]];
            if (Now < job.Ready || (job.Polls > 0 && !HasLapsed(job)))
            {
                continue;
            }

            open.RemoveAt(i--);
            var isLost = job.IsUpdate && articles[job.ArticleId].IsRemoved;
            if (job.Failure is null && !isLost)
            {
                Put(job.IsUpdate
                    ? articles[job.ArticleId] with { Content = job.Content!, Updated = Now }
                    : new ArticleRecord { Id = job.ArticleId, OaId = job.OaId, Content = job.Content!, Created = job.HandedIn, Order = ++order });
            }

            Put(job with { IsSettled = true, Content = null, Polls = 0, Failure = job.Failure ?? (isLost ? "Article is not exist" : null) });
        }
    }

    private static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(10));

    private bool HasLapsed(JobRecord job) => Now >= job.HandedIn + PollsLapse.TotalMilliseconds;

    private void Put(ArticleRecord article)
    {
        articles[article.Id] = article;
        world.Journal.Put(ZaloSide.SideName, ArticleKind, article.Id, article, SandboxZaloJson.Default.ArticleRecord);
    }

    private void Put(JobRecord job)
    {
        jobs[job.Token] = job;
        world.Journal.Put(ZaloSide.SideName, JobKind, job.Token, job, SandboxZaloJson.Default.JobRecord);
    }
}

using System.Collections.Concurrent;
using System.Globalization;
using System.Text.Json;
using CcHcPublish.Sandbox.State;

namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>Everything the Facebook side knows. Every write goes to the journal first; changes that belong together hold <see cref="Gate"/>.</summary>
public sealed class FacebookState(SandboxWorld world)
{
    public const string Side = "facebook";
    private const long FirstNumber = 122_101_234_560_000;

    /// <summary>How long an unpublished photo lives without a post.</summary>
    private static readonly TimeSpan PhotoLife = TimeSpan.FromHours(24);

    private readonly ConcurrentDictionary<string, PostRecord> posts = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PhotoRecord> photos = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, CommentRecord> comments = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, VideoRecord> videos = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> scheduled = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, byte> loosePhotos = new(StringComparer.Ordinal);
    private readonly ConcurrentDictionary<string, PostRecord> lastPublished = new(StringComparer.Ordinal);
    private long last = FirstNumber;

    public Lock Gate { get; } = new();

    public IEnumerable<PostRecord> Posts => posts.Values;

    public IEnumerable<PostRecord> PostsOf(string pageId) => posts.Values.Where(p => p.PageId == pageId);

    public IEnumerable<CommentRecord> Comments => comments.Values;

    public IEnumerable<PhotoRecord> Photos => photos.Values;

    public IEnumerable<VideoRecord> Videos => videos.Values;

    public int ScheduledOn(string pageId) => scheduled.Count(entry => posts[entry.Key].PageId == pageId);

    /// <summary>The newest published post of a Page that is still there; null when there is none.</summary>
    public PostRecord? LastPublished(string pageId) => lastPublished.GetValueOrDefault(pageId);

    public PostRecord? Post(string id) => posts.GetValueOrDefault(id);

    public PhotoRecord? Photo(string id) => photos.GetValueOrDefault(id);

    public VideoRecord? Video(string id) => videos.GetValueOrDefault(id);

    public CommentRecord? Comment(string id) => comments.GetValueOrDefault(id);

    /// <summary>A number no other thing of this side has or had.</summary>
    public string NextNumber() => Interlocked.Increment(ref last).ToString(CultureInfo.InvariantCulture);

    public PostRecord Put(PostRecord post)
    {
        world.Journal.Put(Side, "post", post.Id, post, FacebookJson.Default.PostRecord);
        return Take(post);
    }

    public PhotoRecord Put(PhotoRecord photo)
    {
        world.Journal.Put(Side, "photo", photo.Id, photo, FacebookJson.Default.PhotoRecord);
        return Take(photo);
    }

    public CommentRecord Put(CommentRecord comment)
    {
        world.Journal.Put(Side, "comment", comment.Id, comment, FacebookJson.Default.CommentRecord);
        return Take(comment);
    }

    public VideoRecord Put(VideoRecord video)
    {
        world.Journal.Put(Side, "video", video.Id, video, FacebookJson.Default.VideoRecord);
        return Take(video);
    }

    /// <summary>Does what Facebook would have done by now: publishes due posts, lets unused photos and posts that hang on them vanish.</summary>
    public void Settle(DateTimeOffset now)
    {
        lock (Gate)
        {
            foreach (var (id, _) in loosePhotos)
            {
                if (photos[id] is { IsTemporary: false } photo && photo.CreatedAt + PhotoLife <= now)
                {
                    Vanish(photo, now);
                }
            }

            foreach (var (id, _) in scheduled)
            {
                if (posts[id] is { ScheduledAt: { } due } post && due <= now)
                {
                    Publish(post, due);
                }
            }
        }
    }

    /// <summary>Makes a waiting post public; its photos are used up with it.</summary>
    public PostRecord Publish(PostRecord post, DateTimeOffset at)
    {
        foreach (var photo in post.PhotoIds.Select(Photo).OfType<PhotoRecord>())
        {
            Put(photo with { PostId = post.Id });
        }

        return Put(post with { IsPublished = true, ScheduledAt = null, CreatedAt = at, UpdatedAt = at });
    }

    public void Restore(JournalEntry entry)
    {
        if (entry.Value is not { } value)
        {
            return;
        }

        switch (entry.Kind)
        {
            case "post":
                Take(value.Deserialize(FacebookJson.Default.PostRecord)!);
                break;
            case "photo":
                Take(value.Deserialize(FacebookJson.Default.PhotoRecord)!);
                break;
            case "video":
                Take(value.Deserialize(FacebookJson.Default.VideoRecord)!);
                break;
            case "comment":
                Take(value.Deserialize(FacebookJson.Default.CommentRecord)!);
                break;
        }
    }

    private void Vanish(PhotoRecord photo, DateTimeOffset now)
    {
        Put(photo with { IsRemoved = true });
        if (scheduled.Keys.Select(Post).FirstOrDefault(p => p!.PhotoIds.Contains(photo.Id)) is { } orphan)
        {
            Put(orphan with { IsRemoved = true, ScheduledAt = null, UpdatedAt = now });
        }
    }

    private PostRecord Take(PostRecord post)
    {
        posts[post.Id] = post;
        Index(scheduled, post.Id, post is { IsRemoved: false, ScheduledAt: not null });
        Remember(post.Id);
        FollowLast(post);
        return post;
    }

    private void FollowLast(PostRecord post)
    {
        var known = lastPublished.GetValueOrDefault(post.PageId);
        if (post is { IsPublished: true, IsRemoved: false })
        {
            lastPublished[post.PageId] = known is null || known.Id == post.Id || Age(post).CompareTo(Age(known)) > 0 ? post : known;
        }
        else if (known?.Id == post.Id)
        {
            lastPublished.TryRemove(post.PageId, out _);
            if (posts.Values.Where(p => p.PageId == post.PageId && p is { IsPublished: true, IsRemoved: false }).MaxBy(Age) is { } before)
            {
                lastPublished[post.PageId] = before;
            }
        }
    }

    /// <summary>Ids of one Page have equal length, so that their text order is their order of making.</summary>
    private static (DateTimeOffset At, string Id) Age(PostRecord post) => (post.CreatedAt, post.Id);

    private PhotoRecord Take(PhotoRecord photo)
    {
        photos[photo.Id] = photo;
        Index(loosePhotos, photo.Id, photo is { IsRemoved: false, PostId: null });
        Remember(photo.Id);
        return photo;
    }

    private VideoRecord Take(VideoRecord video)
    {
        videos[video.Id] = video;
        Remember(video.Id);
        return video;
    }

    private CommentRecord Take(CommentRecord comment)
    {
        comments[comment.Id] = comment;
        Remember(comment.Id);
        return comment;
    }

    private static void Index(ConcurrentDictionary<string, byte> index, string id, bool isIn)
    {
        if (isIn)
        {
            index[id] = 0;
        }
        else
        {
            index.TryRemove(id, out _);
        }
    }

    private void Remember(string id)
    {
        var number = long.Parse(id.AsSpan(id.LastIndexOf('_') + 1), CultureInfo.InvariantCulture);
        last = Math.Max(last, number);
    }
}

using System.Text.Json;
using CcHcPublish.Sandbox.Facebook.Calls;
using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Reading;
using CcHcPublish.Sandbox.Facebook.State;
using CcHcPublish.Sandbox.Faults;
using CcHcPublish.Sandbox.State;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace CcHcPublish.Sandbox.Facebook;

/// <summary>Stands in for the Graph API of Facebook Pages, as far as publishing articles needs it.</summary>
public sealed class FacebookSide : ISandboxSide, IDisposable
{
    private readonly FacebookSite site;
    private readonly GraphEndpoint endpoint;
    private readonly LoginDialog dialog;
    private readonly FeedPage feed;

    public FacebookSide(SandboxWorld world)
    {
        site = new(world, new(world), new(world), new(world));
        var issue = new IssueToken(site.Accounts);
        endpoint = new(site, new(site, issue), Prefix);
        dialog = new(site, issue);
        feed = new(site);
    }

    public string Name => "facebook";

    public PathString Prefix => "/graph";

    public IReadOnlySet<string> AnswerFaults => FacebookFaults.Answers;

    public IReadOnlySet<string> BehaviourFaults => FacebookFaults.Behaviours;

    public IEnumerable<ReaderLink> ReaderLinks => site.Accounts.Pages.Select(p =>
        new ReaderLink("Fanpage", p.Name, FeedPage.Path(p.Id), site.State.Posts.Count(x => x.PageId == p.Id && x.IsSeenByCitizens)));

    public void Map(IEndpointRouteBuilder routes)
    {
        dialog.Map(routes, Prefix);
        feed.Map(routes);
        routes.Map(Prefix + "/{**rest}", endpoint.RunAsync);
    }

    public Task AnswerFaultAsync(FaultRule fault, HttpContext http) => endpoint.AnswerFaultAsync(fault, http);

    public Task AnswerUnexpectedAsync(HttpContext http) => endpoint.AnswerUnexpectedAsync(http);

    public void Restore(JournalEntry entry)
    {
        if (entry.Kind == Accounts.TokenKindName)
        {
            site.Accounts.Keep(entry.Value!.Value.Deserialize(FacebookJson.Default.TokenRecord)!);
        }
        else if (entry.Kind == Accounts.RightsKindName)
        {
            site.Accounts.Know(entry.Value!.Value.Deserialize(FacebookJson.Default.PageRights)!);
        }
        else
        {
            site.State.Restore(entry);
        }
    }

    public void WriteAccounts(Utf8JsonWriter json)
    {
        json.WriteStartArray();
        foreach (var page in site.Accounts.Pages)
        {
            json.WriteStartObject();
            json.WriteString("name"u8, page.Name);
            json.WriteString("page_id"u8, page.Id);
            json.WriteString("token"u8, Accounts.PageToken(page));
            json.WriteString("app_id"u8, site.Accounts.App.Id);
            json.WriteString("app_secret"u8, site.Accounts.App.Secret);
            json.WriteString("user_token"u8, Accounts.UserToken);
            json.WriteString("system_user_token"u8, Accounts.SystemUserToken);
            json.WriteStartArray("tasks"u8);
            foreach (var task in site.Accounts.Rights(page.Id).Tasks)
            {
                json.WriteStringValue(task);
            }

            json.WriteEndArray();
            json.WriteBoolean("portfolio"u8, site.Accounts.Rights(page.Id).IsInPortfolio);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    public void WritePosts(Utf8JsonWriter json)
    {
        site.State.Settle(site.World.Now);
        json.WriteStartArray();
        foreach (var post in site.State.Posts.OrderBy(p => p.Id, StringComparer.Ordinal))
        {
            WritePost(json, post);
        }

        json.WriteEndArray();
    }

    public string? AddFromOutside(JsonElement what)
    {
        var page = what.TryGetProperty("account", out var id) ? site.Accounts.Page(id.ToString()) : site.Accounts.Pages[0];
        if (page is null || !what.TryGetProperty("message", out var message) || message.ValueKind != JsonValueKind.String)
        {
            return null;
        }

        return site.State.Put(new PostRecord
        {
            Id = $"{page.Id}_{site.State.NextNumber()}",
            PageId = page.Id,
            Message = message.GetString()!,
            CreatedAt = site.World.Now,
            UpdatedAt = site.World.Now,
            IsPublished = true,
            IsByVisitor = what.TryGetProperty("visitor", out var visitor) && visitor.ValueKind == JsonValueKind.True,
        }).Id;
    }

    public AccountChange ChangeAccount(string id, JsonElement order)
    {
        if (site.Accounts.Page(id) is null)
        {
            return new AccountChange.Unknown();
        }

        var (changed, wrong) = site.Accounts.Rights(id).With(order);
        if (changed is null)
        {
            return new AccountChange.Refused(wrong!);
        }

        site.Accounts.Set(changed);
        return new AccountChange.Done();
    }

    /// <summary>Nothing is told of Pages.</summary>
    public Task<AccountChange> CauseAsync(string id, JsonElement what) => Task.FromResult<AccountChange>(new AccountChange.Unknown());

    public bool EditFromOutside(string id, JsonElement change)
    {
        if (site.State.Post(id) is not { IsRemoved: false } post
            || change.ValueKind != JsonValueKind.Object
            || !change.TryGetProperty("message", out var message)
            || message.ValueKind != JsonValueKind.String)
        {
            return false;
        }

        site.State.Put(post with { Message = message.GetString()!, UpdatedAt = site.World.Now });
        return true;
    }

    public bool RemoveFromOutside(string id)
    {
        if (site.State.Post(id) is not { IsRemoved: false } post)
        {
            return false;
        }

        site.State.Put(post with { IsRemoved = true, ScheduledAt = null, UpdatedAt = site.World.Now });
        return true;
    }

    public void Dispose() => site.Scraper.Dispose();

    private void WritePost(Utf8JsonWriter json, PostRecord post)
    {
        json.WriteStartObject();
        json.WriteString("id"u8, post.Id);
        json.WriteString("page_id"u8, post.PageId);
        json.WriteString("message"u8, post.Message);
        json.WriteString("link"u8, post.Link?.Url);
        json.WriteStartArray("photos"u8);
        foreach (var photo in post.PhotoIds.Select(site.State.Photo).OfType<PhotoRecord>().Where(p => !p.IsRemoved))
        {
            json.WriteStartObject();
            json.WriteString("id"u8, photo.Id);
            json.WriteString("alt_text"u8, photo.AltText);
            json.WriteString("media"u8, Reader.ReaderPages.MediaPath(photo.Blob));
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteBoolean("published"u8, post.IsPublished);
        json.WriteBoolean("hidden"u8, post.IsHidden);
        json.WriteBoolean("removed"u8, post.IsRemoved);
        json.WriteBoolean("public"u8, post.IsSeenByCitizens);
        json.WriteString("application"u8, post.AppId);
        json.WriteString("created_time"u8, GraphTime.Write(post.CreatedAt));
        json.WriteString("updated_time"u8, GraphTime.Write(post.UpdatedAt));
        json.WriteString("scheduled_time"u8, post.ScheduledAt is { } due ? GraphTime.Write(due) : null);
        json.WriteEndObject();
    }
}

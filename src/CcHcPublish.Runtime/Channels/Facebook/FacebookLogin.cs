using Microsoft.Extensions.Logging.Abstractions;
using RestSharp;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// The way to a Page token: the person agrees in the dialog, the code becomes a short token, that a long one, that a token per Page.
/// Secrets and tokens travel in bodies and headers, never in an address.
/// </summary>
public sealed class FacebookLogin(FacebookLoginOptions options, TimeProvider clock) : IDisposable
{
    private const int MostPages = 20;

    private readonly GraphConnection anonymous = Connect(options, clock, new(""));

    /// <summary>Where to send the person's browser.</summary>
    /// <param name="redirect">Address on this machine that Meta's app settings allow; the code comes back to it.</param>
    /// <param name="state">A fresh random text; refuse an answer that does not bring the same one back.</param>
    public Uri Dialog(Uri redirect, string state) => new(
        $"{options.DialogAddress.AbsoluteUri.TrimEnd('/')}/{options.Version}/dialog/oauth?client_id={Uri.EscapeDataString(options.AppId)}"
        + $"&redirect_uri={Uri.EscapeDataString(redirect.OriginalString)}&state={Uri.EscapeDataString(state)}"
        + $"&scope={Uri.EscapeDataString(string.Join(',', options.Permissions))}&response_type=code");

    /// <summary>Changes the code for the Pages the person ticked. An empty list means that none was ticked, or none is theirs.</summary>
    /// <param name="code">What the dialog sent back; good once, for some minutes.</param>
    /// <param name="redirect">The same address as in <see cref="Dialog"/>.</param>
    /// <param name="cancel">Ends the wait.</param>
    public async Task<GraphResult<IReadOnlyList<PageAccount>>> FinishAsync(string code, Uri redirect, CancellationToken cancel)
    {
        var first = await TradeAsync([("code", code), ("redirect_uri", redirect.OriginalString)], cancel);
        if (first is not GraphResult<AccessToken>.Success { Value: var shortLived })
        {
            return Failed(first);
        }

        var second = await ExtendAsync(shortLived, cancel);
        return second is GraphResult<AccessToken>.Success { Value: var longLived } ? await ListPagesAsync(longLived, cancel) : Failed(second);
    }

    /// <summary>Changes a person's token of an hour or two for one of about 60 days.</summary>
    public Task<GraphResult<AccessToken>> ExtendAsync(AccessToken userToken, CancellationToken cancel) =>
        TradeAsync([("grant_type", "fb_exchange_token"), ("fb_exchange_token", userToken.Reveal())], cancel);

    /// <summary>All Pages behind a long-lived user token or a system user's token: a list without its end would leave out the one that is wanted, and is a failure.</summary>
    public async Task<GraphResult<IReadOnlyList<PageAccount>>> ListPagesAsync(AccessToken userToken, CancellationToken cancel)
    {
        using var graph = Connect(options, clock, userToken);
        var pages = new List<PageAccount>();
        string? after = null;
        for (var i = 0; i < MostPages; i++)
        {
            var request = graph.Request(Method.Get, "me/accounts").AddParameter("fields", "id,name,tasks,access_token").AddParameter("limit", "100");
            if (after is not null)
            {
                request.AddParameter("after", after);
            }

            var sent = await graph.SendAsync(request, GraphJson.Default.ListBodyAccountBody, cancel);
            if (sent is not GraphResult<ListBody<AccountBody>>.Success { Value: { Data: { } data, Paging: var paging } })
            {
                return Failed(sent);
            }

            pages.AddRange(data
                .Where(a => a is { Id: not null, AccessToken: not null })
                .Select(a => new PageAccount(a!.Id!, a.Name ?? a.Id!, new(a.AccessToken!), a.Tasks ?? [])));
            if (paging?.Next is null)
            {
                return new GraphResult<IReadOnlyList<PageAccount>>.Success(pages);
            }

            if (paging.Cursors?.After is not { Length: > 0 } next)
            {
                break;
            }

            after = next;
        }

        return GraphConnection.Unproven<IReadOnlyList<PageAccount>>("The list of Pages did not come to an end.", isWrite: false, 200);
    }

    public void Dispose() => anonymous.Dispose();

    private static GraphConnection Connect(FacebookLoginOptions options, TimeProvider clock, AccessToken token) => new(
        new() { BaseAddress = options.BaseAddress, Version = options.Version, PageId = "me", Token = token, AppSecret = options.AppSecret },
        clock,
        NullLogger.Instance);

    private async Task<GraphResult<AccessToken>> TradeAsync(IEnumerable<(string Name, string Value)> grant, CancellationToken cancel)
    {
        var request = anonymous.Anonymous(Method.Post, "oauth/access_token")
            .AddParameter("client_id", options.AppId)
            .AddParameter("client_secret", options.AppSecret.Reveal());
        var sent = new List<AccessToken>();
        foreach (var (name, value) in grant)
        {
            request.AddParameter(name, value);
            sent.Add(new(value));
        }

        return await anonymous.SendAsync(request, GraphJson.Default.IssuedTokenBody, cancel) switch
        {
            GraphResult<IssuedTokenBody>.Success { Value.AccessToken: { Length: > 0 } text } => new GraphResult<AccessToken>.Success(new(text)),
            GraphResult<IssuedTokenBody>.Failure { Error: var error } => new GraphResult<AccessToken>.Failure(Hidden(error, [.. sent])),
            _ => GraphConnection.Unproven<AccessToken>("The answer holds no token.", isWrite: false, 200),
        };
    }

    /// <summary>A refusal may quote what was traded.</summary>
    private static GraphError Hidden(GraphError error, AccessToken[] sent) => error with
    {
        Message = SecretText.Hide(error.Message, sent),
        UserTitle = SecretText.Hide(error.UserTitle, sent),
        UserMessage = SecretText.Hide(error.UserMessage, sent),
        TraceId = SecretText.Hide(error.TraceId, sent),
    };

    private static GraphResult<IReadOnlyList<PageAccount>> Failed<T>(GraphResult<T> sent) => sent is GraphResult<T>.Failure failure
        ? new GraphResult<IReadOnlyList<PageAccount>>.Failure(failure.Error)
        : GraphConnection.Unproven<IReadOnlyList<PageAccount>>("The answer is not what the contract says.", isWrite: false, 200);
}

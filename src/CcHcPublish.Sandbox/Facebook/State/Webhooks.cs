using System.Collections.Concurrent;

namespace CcHcPublish.Sandbox.Facebook.State;

/// <summary>Which webhooks were asked for. They are kept in memory and never called: the sandbox sends nothing to anybody.</summary>
public sealed class Webhooks
{
    /// <summary>Fields an app wants of each Page, by page id.</summary>
    public ConcurrentDictionary<string, string> PageFields { get; } = new(StringComparer.Ordinal);

    /// <summary>The app's subscriptions, by kind of object.</summary>
    public ConcurrentDictionary<string, Subscription> OfApp { get; } = new(StringComparer.Ordinal);

    /// <param name="Object">Such as <c>page</c>.</param>
    /// <param name="CallbackUrl">Where events would go.</param>
    /// <param name="Fields">Names separated by commas.</param>
    public sealed record Subscription(string Object, string CallbackUrl, string Fields);
}

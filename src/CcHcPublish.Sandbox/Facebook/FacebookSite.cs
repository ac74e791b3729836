using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Links;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook;

/// <summary>What all calls of the Facebook side share.</summary>
public sealed record FacebookSite(SandboxWorld World, Accounts Accounts, FacebookState State, LinkScraper Scraper)
{
    public FacebookOptions Options => World.Options.Facebook;

    /// <summary>Calls of each Page in 24 hours.</summary>
    public CallMeter Pages { get; } = new(World.Options.Facebook.CallsPerDay, TimeSpan.FromHours(24));

    /// <summary>Calls of each person, and of the app, in an hour.</summary>
    public CallMeter People { get; } = new(World.Options.Facebook.CallsPerHour, TimeSpan.FromHours(1));

    /// <summary>Looks at one address by the URL node: ten an hour, the eleventh reaches the limit.</summary>
    public CallMeter Addresses { get; } = new(11, TimeSpan.FromHours(1));

    public Webhooks Webhooks { get; } = new();
}

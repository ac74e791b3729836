using CcHcPublish.Sandbox.Facebook.Graph;
using CcHcPublish.Sandbox.Facebook.Links;
using CcHcPublish.Sandbox.Facebook.State;

namespace CcHcPublish.Sandbox.Facebook;

/// <summary>What all calls of the Facebook side share.</summary>
public sealed record FacebookSite(SandboxWorld World, Accounts Accounts, FacebookState State, LinkScraper Scraper, CallMeter Meter)
{
    public FacebookOptions Options => World.Options.Facebook;
}

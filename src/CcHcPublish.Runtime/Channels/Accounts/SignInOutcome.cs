using CcHcPublish.Core.Text;
using CcHcPublish.Runtime.Channels.Facebook;

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>How a sign-in ended. Closed.</summary>
public abstract record SignInOutcome
{
    private SignInOutcome()
    {
    }

    public sealed record Done(SignedIn Account) : SignInOutcome;

    /// <summary>The person may act for several Pages: one of them must be named.</summary>
    public sealed record ChoosePage(IReadOnlyList<PageAccount> Pages) : SignInOutcome;

    /// <param name="Why">What is wrong and what to do; no secret in it.</param>
    public sealed record Refused(Words Why) : SignInOutcome;
}

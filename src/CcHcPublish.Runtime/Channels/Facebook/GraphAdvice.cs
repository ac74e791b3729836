namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>What a failure asks of the caller. Closed: every switch handles all four.</summary>
public abstract record GraphAdvice
{
    private GraphAdvice()
    {
    }

    /// <summary>Nothing was done; the same call may be made again.</summary>
    /// <param name="After">Earliest time to wait; null when none was told and soon is fine.</param>
    public sealed record RetryLater(TimeSpan? After) : GraphAdvice;

    /// <summary>The call may have taken effect. Look with <see cref="FacebookPagesClient.FindPostAsync"/> before sending again.</summary>
    /// <param name="IsProbablyDone">The answer hints that an earlier attempt went through, such as a refused duplicate.</param>
    public sealed record OutcomeUnknown(bool IsProbablyDone) : GraphAdvice;

    /// <summary>No repetition helps until a person has renewed a token, granted a right or lifted a block.</summary>
    public sealed record PersonMustAct(PersonTask Task) : GraphAdvice;

    /// <summary>The article or the request must change first.</summary>
    public sealed record FixRequest : GraphAdvice;
}

/// <summary>What a person has to do.</summary>
public enum PersonTask
{
    /// <summary>Draw a new Page token.</summary>
    RenewToken,

    /// <summary>Log in to facebook.com and answer what it asks: a security check, an unconfirmed account, an identity proof.</summary>
    LogInToFacebook,

    /// <summary>Grant the app its permissions again, or the person the role on the Page.</summary>
    GrantPermission,

    /// <summary>Put the right kind of token or the right app secret into the settings.</summary>
    CorrectSettings,

    /// <summary>Read Facebook's notice about the block of the Page or account.</summary>
    SettleBlock,
}

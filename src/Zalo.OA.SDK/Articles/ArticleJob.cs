namespace Zalo.OA.SDK;

/// <summary>
/// Names a create or update that the service works on: opaque, up to some hundred characters. Store it before anything else; how long it stays
/// valid is not documented.
/// </summary>
/// <param name="Token">The job token. It is no access token and opens nothing.</param>
public sealed record ArticleTicket(string Token);

/// <summary>How far a job is. Closed.</summary>
public abstract record ArticleJob
{
    private ArticleJob()
    {
    }

    /// <summary>-214: the service is still downloading the pictures. Ask again; never create again.</summary>
    public sealed record Pending : ArticleJob;

    /// <summary>The article is there.</summary>
    /// <param name="ArticleId">Its id, about 20 hex digits. After an update the same one, as far as is known.</param>
    public sealed record Ready(string ArticleId) : ArticleJob;

    /// <summary>
    /// The job is dead and left nothing behind: a picture could not be fetched (-200), the monthly quota or the package forbids it (-223, -224).
    /// </summary>
    /// <param name="Error">Why; after -200 replace the picture, create anew, and leave the same address alone for some minutes.</param>
    public sealed record Failed(ZaloError Error) : ArticleJob;
}

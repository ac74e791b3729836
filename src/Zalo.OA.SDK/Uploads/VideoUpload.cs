namespace Zalo.OA.SDK;

/// <summary>How far an uploaded video is. Closed.</summary>
public abstract record VideoUpload
{
    private VideoUpload()
    {
    }

    /// <summary>States 0 and 3: being converted; minutes are normal.</summary>
    /// <param name="Percent">0 to 100, where the service says so.</param>
    public sealed record Converting(int? Percent) : VideoUpload;

    /// <summary>State 1: usable in articles.</summary>
    /// <param name="VideoId">Its id.</param>
    public sealed record Ready(string VideoId) : VideoUpload;

    /// <summary>States 2 locked, 4 failed, 5 deleted: it will never be usable.</summary>
    /// <param name="State">The state as a number.</param>
    /// <param name="Text">The service's words.</param>
    public sealed record Unusable(int State, string Text) : VideoUpload;
}

/// <summary>Names an uploaded video while it is converted. Not the id that articles need.</summary>
/// <param name="Token">The upload's token; opaque.</param>
public sealed record VideoTicket(string Token);

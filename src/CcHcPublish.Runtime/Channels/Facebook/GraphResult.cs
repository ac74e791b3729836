namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>What became of a call. Closed: a success carries what was asked for, proven by the answer itself; all else is a failure.</summary>
public abstract record GraphResult<T>
{
    private GraphResult()
    {
    }

    /// <summary>How much of the Page's quota is used; null when the answer did not tell.</summary>
    public GraphUsage? Usage { get; init; }

    public sealed record Success(T Value) : GraphResult<T>;

    public sealed record Failure(GraphError Error) : GraphResult<T>;

    /// <summary>Goes on with the value of a success; a failure stays what it is.</summary>
    public GraphResult<TNext> Then<TNext>(Func<T, TNext> next) => this switch
    {
        Success success => new GraphResult<TNext>.Success(next(success.Value)) { Usage = Usage },
        Failure failure => new GraphResult<TNext>.Failure(failure.Error) { Usage = Usage },
        _ => throw new InvalidOperationException("The set of results is closed."),
    };
}

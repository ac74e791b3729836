namespace CcHcPublish.Sandbox.Zalo.Articles;

/// <summary>An article of one OA. A removed one is kept as a witness and shown to nobody. Times in epoch milliseconds.</summary>
internal sealed record ArticleRecord
{
    public required string Id { get; init; }

    public required string OaId { get; init; }

    public required ArticleContent Content { get; init; }

    public required long Created { get; init; }

    public long? Updated { get; init; }

    public bool IsRemoved { get; init; }

    /// <summary>Rises with each article, so that two of the same millisecond keep their order.</summary>
    public required long Order { get; init; }

    public bool IsShown => Content.Status == "show" && !IsRemoved;
}

/// <summary>A create or update that is being worked on, or was. Times in epoch milliseconds.</summary>
internal sealed record JobRecord
{
    public required string Token { get; init; }

    public required string OaId { get; init; }

    public required string ArticleId { get; init; }

    public required bool IsUpdate { get; init; }

    /// <summary>What was handed in; gone once the job has ended, for the article has it.</summary>
    public ArticleContent? Content { get; init; }

    public required long HandedIn { get; init; }

    /// <summary>Not before this.</summary>
    public required long Ready { get; init; }

    /// <summary>So many more questions are answered -214; a minute later the job goes on anyhow.</summary>
    public int Polls { get; init; }

    /// <summary>Why it died, or will die when ready.</summary>
    public string? Failure { get; init; }

    public bool IsSettled { get; init; }
}

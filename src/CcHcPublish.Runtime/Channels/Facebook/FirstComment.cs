using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>The comment below a post of the channel. It decides nothing about the post: what fails is told in the log, for a person to add it by hand.</summary>
internal sealed partial class FirstComment(FacebookPagesClient client, ILogger log)
{
    /// <summary>Below a post that was just made. The post is there, whatever becomes of its comment: not even the caller's cancellation may hide that.</summary>
    public async Task WriteAsync(string publication, string post, string comment, CancellationToken cancel)
    {
        try
        {
            if (await client.CommentAsync(post, comment, cancel) is GraphResult<string>.Failure { Error: var error }) LogMissing(log, publication, post, error.Code);
        }
        catch (OperationCanceledException)
        {
            LogMissing(log, publication, post, null);
        }
    }

    /// <summary>Below a post that was found again: written only after a look that did not see it. A look that fails writes nothing, because a second comment is worse than none.</summary>
    public async Task CompleteAsync(string publication, string post, string comment, CancellationToken cancel)
    {
        try
        {
            switch (await client.GetCommentsAsync(post, cancel))
            {
                case GraphResult<IReadOnlyList<PageComment>>.Success { Value: var there } when there.All(one => PostMatch.Normalise(one.Message) != PostMatch.Normalise(comment)):
                    await WriteAsync(publication, post, comment, cancel);
                    break;
                case GraphResult<IReadOnlyList<PageComment>>.Failure { Error: var error }:
                    LogMissing(log, publication, post, error.Code);
                    break;
            }
        }
        catch (OperationCanceledException)
        {
            LogMissing(log, publication, post, null);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Bài {Post} của lượt đăng {Publication} đã lên fanpage nhưng có thể thiếu bình luận đầu tiên (mã {Code}). Mở bài xem, thiếu thì thêm bằng tay.")]
    private static partial void LogMissing(ILogger log, string publication, string post, int? code);
}

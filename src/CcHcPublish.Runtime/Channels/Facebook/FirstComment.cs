using Microsoft.Extensions.Logging;

namespace CcHcPublish.Runtime.Channels.Facebook;

/// <summary>
/// The comment below a post of the channel. It decides nothing about the post: what fails is told in the log and as a remark on the post, for a person to add it by hand.
/// </summary>
internal sealed partial class FirstComment(FacebookPagesClient client, ILogger log)
{
    private const string Missing = "Có thể thiếu bình luận đầu tiên dưới bài: mở bài xem, thiếu thì viết tay.";

    /// <summary>Below a post that was just made. The post is there, whatever becomes of its comment: not even the caller's cancellation may hide that.</summary>
    /// <returns>What a person should see to; null when the comment stands there.</returns>
    public async Task<string?> WriteAsync(string publication, string post, string comment, CancellationToken cancel)
    {
        try
        {
            return await client.CommentAsync(post, comment, cancel) is GraphResult<string>.Failure { Error: var error } ? Told(publication, post, error.Code) : null;
        }
        catch (OperationCanceledException)
        {
            return Told(publication, post, null);
        }
    }

    /// <summary>
    /// Below a post that was found again: written only after a look that did not see it. A look that fails writes nothing, because a second comment is worse
    /// than none.
    /// </summary>
    public async Task<string?> CompleteAsync(string publication, string post, string comment, CancellationToken cancel)
    {
        try
        {
            return await client.GetCommentsAsync(post, cancel) switch
            {
                GraphResult<IReadOnlyList<PageComment>>.Success { Value: var there } when there.All(one => PostMatch.Normalise(one.Message) != PostMatch.Normalise(comment)) =>
                    await WriteAsync(publication, post, comment, cancel),
                GraphResult<IReadOnlyList<PageComment>>.Failure { Error: var error } => Told(publication, post, error.Code),
                _ => null,
            };
        }
        catch (OperationCanceledException)
        {
            return Told(publication, post, null);
        }
    }

    private string Told(string publication, string post, int? code)
    {
        LogMissing(log, publication, post, code);
        return Missing;
    }

    [LoggerMessage(
        Level = LogLevel.Warning,
        Message = "Bài {Post} của lượt đăng {Publication} đã lên fanpage nhưng có thể thiếu bình luận đầu tiên (mã {Code}). Mở bài xem, thiếu thì thêm bằng tay.")]
    private static partial void LogMissing(ILogger log, string publication, string post, int? code);
}

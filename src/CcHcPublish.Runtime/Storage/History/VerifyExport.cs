using System.Buffers;
using System.IO.Pipelines;

namespace CcHcPublish.Runtime.Storage.History;

/// <summary>
/// Verifies an exported log without any ledger, in constant memory. A tail that was cut off at a line's end shows only against a head that was noted elsewhere.
/// </summary>
public sealed class VerifyExport(Stream input)
{
    /// <summary>Far beyond any event; a longer line is not one.</summary>
    private const int LongestLine = 4 * 1024 * 1024;

    /// <param name="noted">A head that must be part of the chain, or null.</param>
    public async Task<LogVerdict> RunAsync(LogHead? noted, CancellationToken cancel)
    {
        var chain = new LogChain(noted is null ? [] : [new NotedHead(noted, HeadKeeper.Person)]);
        var pipe = PipeReader.Create(input, new StreamPipeReaderOptions(bufferSize: 128 * 1024, leaveOpen: true));
        while (true)
        {
            var read = await pipe.ReadAsync(cancel);
            var rest = read.Buffer;
            var holds = true;
            while (holds && rest.PositionOf((byte)'\n') is { } end)
            {
                holds = Follow(chain, rest.Slice(0, end));
                rest = rest.Slice(rest.GetPosition(1, end));
            }

            // The last line ends with a line feed, too: without it something was cut off.
            if (holds && (rest.Length > LongestLine || (read.IsCompleted && rest.Length > 0))) holds = chain.Fail(chain.Head.Number + 1, LogFault.Unreadable);
            pipe.AdvanceTo(rest.Start, rest.End);
            if (!holds || read.IsCompleted) break;
        }

        await pipe.CompleteAsync();
        return chain.Verdict();
    }

    private static bool Follow(LogChain chain, ReadOnlySequence<byte> line) =>
        line.Length <= LongestLine && EventLine.Read(line) is { } told ? chain.Follow(told) : chain.Fail(chain.Head.Number + 1, LogFault.Unreadable);
}

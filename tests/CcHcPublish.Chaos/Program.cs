using CcHcPublish.Chaos.Nodes;
using CcHcPublish.Chaos.Runs;

namespace CcHcPublish.Chaos;

/// <summary>Runs as a node that waits to be killed, or as the long run: <c>dotnet run --project tests/CcHcPublish.Chaos -- --kills 300 --database sqlite --seed 1</c>.</summary>
internal static class Program
{
    public static Task<int> Main(string[] arguments) => arguments is [NodeOrders.Word, ..]
        ? NodeProcess.RunAsync(NodeOrders.Read(arguments))
        : LongRun.RunAsync(arguments);
}

using System.Globalization;
using System.Text;
using CcHcPublish.Chaos.Witness;

namespace CcHcPublish.Chaos.Runs;

/// <summary>What a run came to, as a table for people.</summary>
internal sealed record ChaosReport(ChaosPlan Plan, Board Board, Killer Killer, IReadOnlyDictionary<string, int> Faults, Verdict Verdict)
{
    public required bool IsAtRest { get; init; }

    /// <summary>Time of the system until the last kill, and until the verdict.</summary>
    public required TimeSpan Violent { get; init; }

    public required TimeSpan Real { get; init; }

    /// <summary>Time of the desk from the first approval to rest.</summary>
    public required TimeSpan Desk { get; init; }

    public bool IsClean => IsAtRest && Verdict.Violations.Count == 0;

    /// <summary>False when the machine was too busy for all the kills that were asked for.</summary>
    public bool IsWhole => Killer.Kills >= Plan.Kills;

    public override string ToString()
    {
        var text = new StringBuilder();
        Row(text, "database", $"{Plan.Database}, {Plan.Nodes} node(s), seed {Plan.Seed}, pace {Plan.Pace:0}, {(Plan.HasPhotos ? "photo posts" : "link posts")}");
        Row(text, "kill -9", $"{Killer.Kills}, which cut off {Verdict.CutOff} of {Verdict.Attempts} attempts");
        Row(text, "attempts", string.Join(", ", Verdict.Outcomes));
        Row(text, "SIGSTOP past the lease", $"{Killer.Pauses}");
        Row(text, "SIGTERM", $"{Killer.Ends}, {Killer.Unwilling} did not end by themselves");
        Row(text, "clock skew", $"up to ±{Plan.Skew.TotalMinutes:0} min");
        Row(text, "faults served", $"{Faults.Values.Sum()}: {string.Join(", ", Faults.OrderBy(fault => fault.Key, StringComparer.Ordinal).Select(fault => $"{fault.Key} {fault.Value}"))}");
        Row(text, "the board", $"{Plan.Articles} articles, {Board.Corrections} corrected, {Board.Withdrawals} withdrawn, {Board.Holds} holds, {Board.Repairs} grants repaired, {Board.Rescheduled} scheduled anew, 1 held to the end");
        Row(text, "somebody else", $"{Board.Touches.Count(touch => touch.Text is null)} posts removed, {Board.Touches.Count(touch => touch.Text is not null)} edited; {string.Join(", ", Board.Touches.GroupBy(touch => touch.Decision).Select(group => $"{group.Key} {group.Count()}"))}");
        Row(text, "unconfirmed at last", $"{Board.DecidedThere + Board.DecidedMissing}, of which a person found {Board.DecidedThere} there and {Board.DecidedMissing} missing");
        foreach (var channel in Verdict.Publications.GroupBy(publication => publication.Channel).OrderBy(group => group.Key, StringComparer.Ordinal))
            Row(text, channel.Key, string.Join(", ", channel.GroupBy(publication => (publication.Act, publication.State)).OrderBy(group => group.Key).Select(group => $"{group.Key.Act} {group.Key.State} {group.Count()}")));
        Row(text, "duplicates", $"{Verdict.Duplicates}");
        Row(text, "lost", $"{Verdict.Lost}");
        Row(text, "open attempts", $"{Verdict.OpenAttempts}");
        Row(text, "event log", Verdict.IsLogWhole ? "whole" : "BROKEN");
        Row(text, "time", $"{Violent.TotalSeconds:0} s of kills, {Real.TotalSeconds:0} s in all, {Desk.TotalMinutes:0} min of the desk");
        if (!IsWhole) text.AppendLine(CultureInfo.InvariantCulture, $"NOT WHOLE: {Killer.Kills} of {Plan.Kills} kills.");
        if (!IsAtRest) text.AppendLine("NOT AT REST: publications still move.");
        foreach (var violation in Verdict.Violations) text.AppendLine(CultureInfo.InvariantCulture, $"VIOLATION: {violation}");
        foreach (var complaint in Killer.Complaints.Take(5)) text.AppendLine(CultureInfo.InvariantCulture, $"a node said: {complaint}");
        return text.ToString();
    }

    private static void Row(StringBuilder text, string name, string value) => text.AppendLine(CultureInfo.InvariantCulture, $"{name,-24}{value}");
}

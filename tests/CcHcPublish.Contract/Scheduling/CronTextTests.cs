using System.Text.RegularExpressions;
using CcHcPublish.Core.Schedules;
using Quartz;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Scheduling;

/// <summary>What the content reader says about a cron expression is what the scheduler will do with it.</summary>
public sealed partial class CronTextTests
{
    private const int Tries = 20_000;

    private static readonly string[] Parts =
    [
        "*", "?", "0", "1", "5", "7", "8", "12", "13", "23", "24", "31", "32", "59", "60", "99", "1-5", "5-1", "MON", "MON-FRI", "FRI-MON", "SUN", "JAN", "JAN-DEC", "L", "LW", "L-3", "15W", "W", "6L", "FRIL", "MON#2", "2#5", "2#6",
        "*/5", "0/15", "/5", "1-10/2", "*/0", "1,15", "1,L", "MON,WED", "1,?", ",", "", "x", "2026", "2026-2030", "mon", "1/",
    ];

    [Fact]
    public void TheReaderAndTheSchedulerAgreeOnEveryExpressionOfASeededRunThatIsNoNonsense()
    {
        var random = new Random(20261128);
        List<string> apart = [];
        for (var round = 0; round < Tries; round++)
        {
            // Fields that are right in most places, so that both yes and no are frequent.
            string[] fields = ["0", "0", "8", "1", "*", "?"];
            if (random.Next(2) == 0) (fields[3], fields[5]) = ("?", "MON");
            for (var change = random.Next(1, 3); change > 0; change--) fields[random.Next(fields.Length)] = Parts[random.Next(Parts.Length)];
            var text = string.Join(' ', random.Next(8) == 0 ? [.. fields, Parts[random.Next(Parts.Length)]] : fields);
            var (isGood, isTaken) = (CronText.Fault(text) is null, CronExpression.TryParse(text, out _));
            if (isGood ? !isTaken : isTaken && !Nonsense().IsMatch(text)) apart.Add($"{text}: {CronText.Fault(text)?.En ?? "accepted"}");
        }

        apart.Distinct().ShouldBeEmpty();
    }

    /// <summary>What the scheduler reads without a word and nobody can mean: 99 for “all”, an empty part, “?” in a list, and no day at all.</summary>
    [GeneratedRegex(@"\b99\b|(^|\s),|,(\s|$)|,\?|\? \S+ \?")]
    private static partial Regex Nonsense();
}

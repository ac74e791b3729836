using System.Globalization;
using CcHcPublish.Testing;

namespace CcHcPublish.Chaos.Runs;

/// <summary>The run by hand. Exit code 0 when all kills were done and nothing was doubled, lost or left open; 1 otherwise; 2 for wrong usage.</summary>
internal static class LongRun
{
    private const string Usage = "dotnet run --project tests/CcHcPublish.Chaos -- [--kills 300] [--database sqlite|postgres] [--seed S] [--articles N] [--pace P]";

    public static async Task<int> RunAsync(string[] arguments)
    {
        if (Read(arguments) is not { } plan)
        {
            await Console.Error.WriteLineAsync(Usage);
            return 2;
        }

        if (plan.Database == "postgres" && LedgerUnderTest.Postgres is null)
        {
            await Console.Error.WriteLineAsync("CCHC_TEST_POSTGRES must hold the connection string of an empty PostgreSQL database.");
            return 2;
        }

        using var stop = new CancellationTokenSource();
        Console.CancelKeyPress += (_, press) =>
        {
            press.Cancel = true;
            stop.Cancel();
        };
        var report = await new ChaosRun(plan).RunAsync(stop.Token);
        await Console.Out.WriteAsync(report.ToString());
        return report.IsClean && report.IsWhole ? 0 : 1;
    }

    private static ChaosPlan? Read(string[] arguments)
    {
        var plan = new ChaosPlan { Database = "sqlite", Seed = 1, Kills = 300, Articles = 0 };
        for (var at = 0; at < arguments.Length; at += 2)
        {
            if (at + 1 == arguments.Length) return null;
            var value = arguments[at + 1];
            _ = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number);
            switch (arguments[at])
            {
                case "--kills" when number > 0:
                    plan = plan with { Kills = number };
                    break;
                case "--articles" when number > 0:
                    plan = plan with { Articles = number };
                    break;
                case "--pace" when number > 0:
                    plan = plan with { Pace = number };
                    break;
                case "--seed":
                    plan = plan with { Seed = number };
                    break;
                case "--database" when value is "sqlite" or "postgres":
                    plan = plan with { Database = value };
                    break;
                default:
                    return null;
            }
        }

        // A kill takes some two seconds, so that many articles keep the desk busy to the end.
        return plan.Articles > 0 ? plan : plan with { Articles = Math.Max(12, plan.Kills * 2) };
    }
}

using CcHcPublish.Runtime.Storage.Backup;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Storage.Backup;

public sealed class BackupRetentionTests
{
    private static readonly DateTimeOffset First = new(2025, 1, 1, 2, 0, 0, TimeSpan.FromHours(7));

    [Fact]
    public void AfterTwoYearsFourteenDaysAndTwelveMonthsStay()
    {
        var names = Enumerable.Range(0, 730).Select(day => MakeBackup.NameAt(First.AddDays(day))).ToList();

        var kept = names.Except(new BackupRetention().Superfluous(names)).ToList();

        // 31 December 2026 is the last day; the first of December is none of its last fourteen days.
        kept.Count.ShouldBe(26);
        kept.Take(12).ShouldBe(Enumerable.Range(1, 12).Select(month => $"cchc-2026{month:00}01-020000.db"));
        kept.Skip(12).ShouldBe(Enumerable.Range(18, 14).Select(day => $"cchc-202612{day}-020000.db"));
    }

    [Fact]
    public void OfOneDayTheNewestStaysAndOfAMonthTheFirst()
    {
        string[] names = ["cchc-20261001-020000.db", "cchc-20261001-150000.db", "cchc-20261115-010000.db", "cchc-20261115-230000.db"];

        new BackupRetention(Days: 1, Months: 1).Superfluous(names).ShouldBe(["cchc-20261001-020000.db", "cchc-20261001-150000.db"]);
        new BackupRetention(Days: 1, Months: 2).Superfluous(names).ShouldBe(["cchc-20261001-150000.db"]);
    }

    [Fact]
    public void WhatIsNotNamedLikeABackupStays() =>
        new BackupRetention(0, 0).Superfluous(["cchc.db", "cchc-20261001-020000.db.json", "cchc-20261301-020000.db", "cchc-truoc-khi-nang-cap.db", "cchc-20261001-020000.db"])
            .ShouldBe(["cchc-20261001-020000.db"]);

    [Fact]
    public void WhileNightsAreMissingTheOldOnesStay()
    {
        string[] names = ["cchc-20250301-020000.db", "cchc-20250302-020000.db", "cchc-20261115-010000.db"];

        new BackupRetention().Superfluous(names).ShouldBeEmpty();
    }
}

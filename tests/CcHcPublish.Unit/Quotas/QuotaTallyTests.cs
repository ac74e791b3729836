using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Quotas;
using Shouldly;
using Xunit;
using static CcHcPublish.Unit.Quotas.Department;

namespace CcHcPublish.Unit.Quotas;

/// <summary>Figures read: owed, published, scheduled, missing, forecast.</summary>
public sealed class QuotaTallyTests
{
    [Fact]
    public void An_article_on_two_channels_counts_once()
    {
        var plan = PlanWith(Monthly with { Channels = ["website", "zalo"], Count = 2 });
        var article = Published("a", "2026-11-03 08:00");
        article = article with { Appearances = [.. article.Appearances, new Appearance.Published("zalo", At("2026-11-03 08:05"), null)] };
        Row(Ask("2026-11", "2026-11-20", plan, article)).Figures().ShouldBe("2 1 0 1 Short");
    }

    [Fact]
    public void The_first_publication_on_one_of_the_channels_decides_the_month()
    {
        var plan = PlanWith(Monthly with { Channels = ["website", "zalo"] });
        var article = Published("a", "2026-11-01 00:10") with
        {
            Appearances = [new Appearance.Published("website", At("2026-11-01 00:10"), "w"), new Appearance.Published("zalo", At("2026-10-31 23:50"), "z")],
        };
        Row(Ask("2026-10", "2026-11-20", plan, article)).Articles.Single().Address.ShouldBe("z");
        Row(Ask("2026-11", "2026-11-20", plan, article)).Articles.ShouldBeEmpty();
    }

    [Fact]
    public void A_publication_elsewhere_does_not_meet_an_obligation_on_the_website()
    {
        var article = Written("a", "2026-11-03") with { Appearances = [new Appearance.Published("zalo", At("2026-11-03 08:05"), null)] };
        Row(Ask("2026-11", "2026-11-20", PlanWith(Monthly), article)).Figures().ShouldBe("1 0 0 1 Short");
    }

    [Fact]
    public void Months_are_those_of_the_agencys_zone()
    {
        // 18:00 UTC on 31 October is one o'clock on 1 November in Việt Nam.
        var article = Written("a", "2026-11-01") with { Appearances = [new Appearance.Published("website", new DateTimeOffset(2026, 10, 31, 18, 0, 0, TimeSpan.Zero), null)] };
        Row(Ask("2026-11", "2026-11-20", PlanWith(Monthly), article)).Figures().ShouldBe("1 1 0 0 Met");
    }

    [Fact]
    public void Other_genres_and_other_plan_items_do_not_count()
    {
        var plan = PlanWith(Monthly with { PlanItems = ["1.2"] });
        var video = Published("a", "2026-11-03", "1.2") with { Genre = "video" };
        var elsewhere = Published("b", "2026-11-03", "1.1");
        var good = Published("c", "2026-11-04", "1.1", "1.2");
        Row(Ask("2026-11", "2026-11-20", plan, video, elsewhere, good)).Articles.Select(article => article.Slug).ShouldBe(["c"]);
    }

    [Fact]
    public void An_item_of_last_years_plan_with_the_same_id_is_another_item()
    {
        var late = Published("a", "2026-01-02", "1.1") with { Date = new DateTime(2025, 12, 30) };
        var table = QuotaTally.Count(Ask("2026-01", "2026-02-20", PlanWith(Monthly), late));
        table.Items.ShouldAllBe(item => item.Published == 0);
        table.Rows.Single().Published.ShouldBe(1);
    }

    [Theory]
    [InlineData("2026-11-20", "1 0 1 0 WillMeet")]
    [InlineData("2026-12-01", "1 0 0 1 Failed")]
    public void What_is_scheduled_covers_the_month_while_it_lasts(string now, string figures) =>
        Row(Ask("2026-11", now, PlanWith(Monthly), Scheduled("a", "2026-11-28 08:00"))).Figures().ShouldBe(figures);

    [Fact]
    public void Overdue_work_counts_where_it_can_still_appear()
    {
        var overdue = Scheduled("a", "2026-10-31 08:00");
        Row(Ask("2026-11", "2026-11-02", PlanWith(Monthly), overdue)).Figures().ShouldBe("1 0 1 0 WillMeet");
        Row(Ask("2026-Q4", "2026-11-02", PlanWith(Monthly), overdue)).Figures().ShouldBe("3 0 1 2 Failed");
    }

    [Fact]
    public void A_surplus_in_one_month_does_not_cover_the_next()
    {
        var three = new[] { Published("a", "2026-07-03"), Published("b", "2026-07-04"), Published("c", "2026-07-05") };
        Row(Ask("2026-Q3", "2026-10-20", PlanWith(Monthly), three)).Figures().ShouldBe("3 3 0 2 Failed");
    }

    [Fact]
    public void A_quarterly_obligation_is_owed_in_the_quarter_and_only_shown_in_its_months()
    {
        var plan = PlanWith(Monthly with { Per = Rhythm.Quarter, Count = 2 });
        var article = Published("a", "2026-11-03");
        Row(Ask("2026-Q4", "2026-11-20", plan, article)).Figures().ShouldBe("2 1 0 1 Short");
        Row(Ask("2026-11", "2026-11-20", plan, article)).Figures().ShouldBe("0 1 0 0 NotOwed");
        Row(Ask("2026", "2026-11-20", plan, article)).Figures().ShouldBe("8 1 0 7 Failed");
    }

    [Fact]
    public void Months_before_the_signing_owe_nothing_when_the_plan_counts_from_it()
    {
        var plan = PlanWith(Monthly);
        Row(Ask("2026-H1", "2026-01-10", plan)).Owed.ShouldBe(6);
        Row(Ask("2026-H1", "2026-01-10", plan with { CountsFrom = CountsFrom.Signing })).Owed.ShouldBe(5);
        Row(Ask("2026-01", "2026-03-10", plan with { CountsFrom = CountsFrom.Signing })).Forecast.ShouldBe(Forecast.NotOwed);
    }

    [Fact]
    public void A_unit_owes_for_the_months_at_whose_end_it_exists()
    {
        var plan = PlanWith(Monthly with { Units = ["phong-cu", "phong-moi"] });
        var year = QuotaTally.Count(Ask("2026", "2026-01-10", plan));
        year.Rows.Select(row => row.Owed).ShouldBe([6, 6]);
        var july = QuotaTally.Count(Ask("2026-07", "2026-07-10", plan));
        july.Rows.Select(row => row.Figures()).ShouldBe(["0 0 0 0 NotOwed", "1 0 0 1 Short"]);
    }

    [Fact]
    public void A_future_month_owes() => Row(Ask("2026-12", "2026-01-10", PlanWith(Monthly))).Figures().ShouldBe("1 0 0 1 Short");

    [Fact]
    public void A_withdrawn_article_is_deducted_unless_its_month_was_closed_before()
    {
        var withdrawn = Published("a", "2026-10-03") with { WithdrawnAt = At("2026-11-10") };
        var question = Ask("2026-10", "2026-11-20", PlanWith(Monthly), withdrawn);
        Row(question).Figures().ShouldBe("1 0 0 1 Failed");
        var october = question.Period;
        Row(question with { Closings = [new Closing(october, At("2026-11-15"))] }).Figures().ShouldBe("1 0 0 1 Failed");
        var kept = Row(question with { Closings = [new Closing(october, At("2026-11-05"))] });
        kept.Figures().ShouldBe("1 1 0 0 Met");
        kept.Articles.Single().IsWithdrawnLater.ShouldBeTrue();
        Row(question with { Closings = [new Closing(october.Later(), At("2026-11-05"))] }).Published.ShouldBe(0);
    }

    [Fact]
    public void Credit_goes_to_the_unit_or_in_equal_parts_to_all_who_produced_it()
    {
        var plan = PlanWith(Monthly with { Units = ["van-phong", "phong-moi"] });
        var joint = Published("a", "2026-11-03") with { With = ["phong-moi", "ban-ngoai", "van-phong"] };
        var question = Ask("2026-11", "2026-11-20", plan, joint, joint with { Slug = "b" }, joint with { Slug = "c" });
        QuotaTally.Count(question).Rows.Select(row => row.Published).ShouldBe([3, 0]);
        var shared = question with { Agency = Office with { Counting = new CountingRules(Credit.Shared) } };
        QuotaTally.Count(shared).Rows.Select(row => row.Figures()).ShouldBe(["1 1 0 0 Met", "1 1 0 0 Met"]);
    }

    [Fact]
    public void An_article_that_appeared_after_its_day_is_counted_and_marked_late()
    {
        var late = Published("a", "2026-11-06 15:00") with { Date = new DateTime(2026, 11, 3, 8, 0, 0) };
        var row = Row(Ask("2026-11", "2026-11-20", PlanWith(Monthly), late, Published("b", "2026-11-07 23:59")));
        row.Late.ShouldBe(1);
        row.Articles.Select(article => article.DaysLate).ShouldBe([3, 0]);
    }

    [Fact]
    public void Each_plan_item_lists_what_served_it_on_any_channel()
    {
        var both = Published("a", "2026-11-06", "1.1", "1.2");
        var zalo = Written("b", "2026-11-07", "1.2") with { Appearances = [new Appearance.Published("zalo", At("2026-11-07"), null)] };
        var items = QuotaTally.Count(Ask("2026-11", "2026-11-20", PlanWith(Monthly), both, zalo, Scheduled("c", "2026-11-25"))).Items;
        items.Select(item => (item.Item.Id, item.Published, item.Scheduled)).ShouldBe([("1.1", 1, 1), ("1.2", 2, 0)]);
        items[1].LastPublished.ShouldBe(new DateOnly(2026, 11, 7));
    }

    [Fact]
    public void A_decree_month_counts_from_day_15_to_day_14()
    {
        var question = Ask("2026-11", "2026-12-20", PlanWith(Monthly), Published("a", "2026-10-15"), Published("b", "2026-11-14 23:59"), Published("c", "2026-11-15"));
        var decree = question with { Period = new Period(PeriodKind.Month, 2026, 11, PeriodRule.Decree09) };
        Row(decree).Articles.Select(article => article.Slug).ShouldBe(["a", "b"]);
    }

    private static QuotaRow Row(QuotaQuestion question) => QuotaTally.Count(question).Rows.Single();
}

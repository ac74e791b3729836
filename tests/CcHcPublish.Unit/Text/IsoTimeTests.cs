using System.Globalization;
using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Text;

public sealed class IsoTimeTests
{
    private static readonly string[] Formats = ["yyyy-MM-dd HH:mm:ss", "yyyy-MM-dd HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd"];

    [Theory]
    [InlineData("2026-11-20")]
    [InlineData("2024-02-29")]
    [InlineData("0001-01-01")]
    [InlineData("9999-12-31 23:59:59")]
    [InlineData("2026-11-20 08:05")]
    [InlineData("2026-11-20T08:05:59")]
    public void WhatFilesWriteIsRead(string text)
    {
        IsoTime.TryDateTime(text, out var time).ShouldBeTrue();
        time.ShouldBe(DateTime.ParseExact(text, Formats, CultureInfo.InvariantCulture));
    }

    [Theory]
    [InlineData("")]
    [InlineData("2026-02-29")]
    [InlineData("2026-13-01")]
    [InlineData("2026-00-10")]
    [InlineData("0000-01-01")]
    [InlineData("2026-11-31")]
    [InlineData("2026-1-02")]
    [InlineData("26-11-20")]
    [InlineData("20/11/2026")]
    [InlineData("2026-11-20 24:00")]
    [InlineData("2026-11-20 08:60")]
    [InlineData("2026-11-20 08:00:60")]
    [InlineData("2026-11-20x08:00")]
    [InlineData("2026-11-20 08-00")]
    [InlineData("2026-11-20 08:00-00")]
    [InlineData("2026-11-20 8:00")]
    [InlineData("2026-11-20T08:00:00Z")]
    [InlineData("+026-11-20")]
    [InlineData("２０２６-11-20")]
    public void AnythingElseIsRefused(string text)
    {
        IsoTime.TryDateTime(text, out _).ShouldBeFalse();
        IsoTime.TryDate(text, out _).ShouldBeFalse();
    }

    [Fact]
    public void EveryDayOfEveryCenturyRuleReadsAsTheFrameworkReadsIt()
    {
        foreach (var year in new[] { 1900, 2000, 2023, 2024 })
        {
            for (var month = 0; month <= 13; month++)
            {
                for (var day = 0; day <= 32; day++)
                {
                    var text = string.Create(CultureInfo.InvariantCulture, $"{year:0000}-{month:00}-{day:00}");
                    IsoTime.TryDate(text, out var date).ShouldBe(DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var known), text);
                    date.ShouldBe(known, text);
                }
            }
        }
    }
}

using System.Text.RegularExpressions;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Publications;

public sealed partial class ReasonWordsTests
{
    [Theory]
    [InlineData("Kênh chưa được kết nối.", "The channel is not connected.")]
    [InlineData("Quá 6 giờ so với giờ hẹn; xếp lại lịch nếu vẫn muốn đăng.", "Past its grace: 6 hours late; schedule it again if it shall still go out.")]
    [InlineData("Zalo không chấp nhận nội dung (mã -201: id is invalid!).", "Zalo does not accept the content (code -201: id is invalid!).")]
    [InlineData("Đã gỡ: Sai số liệu", "Withdrawn: Sai số liệu")]
    public void AReasonIsToldInEnglishWhenAsked(string vi, string en)
    {
        ReasonWords.In(Language.English, vi).ShouldBe(en);
        ReasonWords.In(Language.Vietnamese, vi).ShouldBe(vi);
    }

    /// <summary>A reason that somebody adds to a channel's errors is added to the list too.</summary>
    [Theory]
    [InlineData("src/CcHcPublish.Runtime/Channels/Facebook/GraphOutcomes.cs")]
    [InlineData("src/CcHcPublish.Runtime/Channels/Zalo/ZaloErrors.cs")]
    public void EveryReasonOfAChannelHasItsEnglish(string file)
    {
        var reasons = Arms().Matches(File.ReadAllText(SourceTree.PathTo(file.Split('/')))).Select(match => match.Groups[1].Value).ToList();

        reasons.Count.ShouldBeGreaterThan(4);
        foreach (var reason in reasons) ReasonWords.In(Language.English, reason).ShouldNotBe(reason);
    }

    [GeneratedRegex("=> \"([^\"]{12,})\"")]
    private static partial Regex Arms();
}

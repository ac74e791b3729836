using CcHcPublish.Cli.Output;
using CcHcPublish.Core.Publications;
using CcHcPublish.Core.Text;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Output;

/// <summary>What was taken down is not called published.</summary>
public sealed class PublicationWordsTests
{
    [Theory]
    [InlineData(PublicationAct.Publish, "Đã đăng", "Published")]
    [InlineData(PublicationAct.Correct, "Đã đính chính", "Corrected")]
    [InlineData(PublicationAct.Withdraw, "Đã gỡ", "Withdrawn")]
    [InlineData(PublicationAct.Restore, "Đã khôi phục", "Restored")]
    public void AnActThatIsDoneIsCalledByWhatItDid(PublicationAct act, string vi, string en)
    {
        var line = new PublicationLine(new DateTime(2026, 11, 20, 8, 0, 0), "mot-cua", "Một cửa", "zalo", "Zalo OA", PublicationState.Published) { Act = act };

        var table = Samples.Render(console => PublicationOutput.Write(console, [line]));
        table.ShouldContain($"  {vi}\n");
        Samples.Render(console => PublicationOutput.WriteLine(console, line)).ShouldContain($"  {vi} · Zalo OA");
        Samples.Render(console => PublicationOutput.Write(console, [line]), language: Language.English).ShouldContain($"  {en}\n");
        Samples.Render(console => PublicationOutput.Write(console, [line]), format: OutputFormat.Json).ShouldContain("\"state\": \"published\"");
    }
}

using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class SourceCheckTests
{
    [Fact]
    public void ADocumentNamesItsSource() =>
        Checking.With<SourceCheck>(A.Article() with { Genre = "van-ban", Source = " " }).ShouldBeOne("source-missing", Severity.Error, "“Văn bản” phải ghi nguồn");

    [Fact]
    public void ANewsItemNeedsNone()
    {
        Checking.With<SourceCheck>(A.Article()).ShouldBeEmpty();
        Checking.With<SourceCheck>(A.Article() with { Genre = "van-ban", Source = "Công báo" }).ShouldBeEmpty();
    }
}

using CcHcPublish.Core.Checks;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Checks;

public sealed class InvisibleCharacterCheckTests
{
    [Fact]
    public void AnInvisibleCharacterIsNamed() =>
        Checking.With<InvisibleCharacterCheck>(A.Article(body: "Cải\u200B cách.")).ShouldBeOne("text-invisible", Severity.Advice, "U+200B");

    [Fact]
    public void OrdinaryTextHasNone() => Checking.With<InvisibleCharacterCheck>(A.Article(body: "Số\u00A010 và `mã`.")).ShouldBeEmpty();
}

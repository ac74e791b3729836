using System.Security.Cryptography;
using System.Text;
using CcHcPublish.Runtime.Channels.Accounts;
using CcHcPublish.Testing;
using Shouldly;
using Xunit;

namespace CcHcPublish.Contract.Accounts;

public sealed class KeyRingTests : IDisposable
{
    private static readonly byte[] Secret = Encoding.UTF8.GetBytes("mã-bí-mật");

    private readonly TempFolder folder = new();

    private string File => folder.At(KeyFileName);

    private const string KeyFileName = "cchc.key";

    public void Dispose() => folder.Dispose();

    [Fact]
    public void WhatWasSealedOpensInItsPlaceAndNowhereElse()
    {
        var keys = KeyRing.Load(folder.Path, null);

        var seal = keys.Seal("so-mau/fanpage", Secret);

        KeyRing.Load(folder.Path, null).Open("so-mau/fanpage", seal).ShouldBe(Secret);
        Should.Throw<SealBrokenException>(() => keys.Open("so-khac/fanpage", seal)).Why.Vi.ShouldContain("channel login");
        seal.ShouldStartWith(keys.CurrentId + ".");
        keys.Seal("so-mau/fanpage", Secret).ShouldNotBe(seal, "a nonce is used once");
    }

    [Fact]
    public void AChangeOfAnyLetterBreaksTheSeal()
    {
        var keys = KeyRing.Load(folder.Path, null);
        var seal = keys.Seal("x", Secret);

        for (var at = 0; at < seal.Length; at++)
        {
            var changed = seal[..at] + (seal[at] == 'A' ? 'B' : 'A') + seal[(at + 1)..];
            // The last letter of Base64 may carry bits that no byte has.
            if (at == seal.TrimEnd('=').Length - 1) continue;
            Should.Throw<SealBrokenException>(() => keys.Open("x", changed), $"letter {at}");
        }

        foreach (var odd in (string[])["", ".", "abc", keys.CurrentId + ".", keys.CurrentId + ".AAAA"]) Should.Throw<SealBrokenException>(() => keys.Open("x", odd));
    }

    [Fact]
    public void TheKeyFileIsItsOwnersAlone()
    {
        if (OperatingSystem.IsWindows()) return;
        KeyRing.Load(folder.Path, null);

        System.IO.File.GetUnixFileMode(File).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        System.IO.File.SetUnixFileMode(File, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead);

        Should.Throw<SealBrokenException>(() => KeyRing.Load(folder.Path, null)).Why.Vi.ShouldContain("chmod 600");
    }

    [Fact]
    public void ManyWhoMakeTheKeyAtOnceAgreeOnOne()
    {
        var rings = new KeyRing[16];

        Parallel.For(0, rings.Length, i => rings[i] = KeyRing.Load(folder.Path, null));

        rings.Select(keys => keys.CurrentId).Distinct().Count().ShouldBe(1);
        Directory.GetFiles(folder.Path).ShouldBe([File]);
    }

    [Fact]
    public void AnOldKeyStillOpensWhatItSealed()
    {
        var (first, second) = (NewKey(), NewKey());
        var old = KeyRing.Load(folder.Path, first);
        var seal = old.Seal("x", Secret);

        var both = KeyRing.Load(folder.Path, $"{second}, {first}");

        both.Open("x", seal).ShouldBe(Secret);
        both.IsOld(seal).ShouldBeTrue();
        both.IsOld(both.Seal("x", Secret)).ShouldBeFalse();
        Should.Throw<SealBrokenException>(() => KeyRing.Load(folder.Path, second).Open("x", seal)).Why.Vi.ShouldContain(old.CurrentId);
        System.IO.File.Exists(File).ShouldBeFalse("the variable replaces the file");
    }

    [Theory]
    [InlineData("abc")]
    [InlineData("AAAA")]
    [InlineData("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=,x")]
    public void WhatIsNoKeyIsRefusedWithoutBeingQuoted(string variable)
    {
        var why = Should.Throw<SealBrokenException>(() => KeyRing.Load(folder.Path, variable)).Why;

        why.Vi.ShouldContain("CCHC_KEY");
        why.Vi.ShouldNotContain(variable);
    }

    private static string NewKey() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
}

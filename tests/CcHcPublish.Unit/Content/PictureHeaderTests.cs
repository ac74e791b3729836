using CcHcPublish.Core.Content;
using Shouldly;
using Xunit;

namespace CcHcPublish.Unit.Content;

public sealed class PictureHeaderTests
{
    [Fact]
    public void APngTellsItsSize() =>
        PictureHeader.Read([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 0, 0, 0, 13, .. "IHDR"u8, 0, 0, 4, 0xB0, 0, 0, 2, 0x76]).ShouldBe((PictureFormat.Png, 1200, 630));

    [Fact]
    public void AJpegTellsItsSizeBehindItsMetadata() =>
        PictureHeader.Read([0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 1, 2, 0xFF, 0xC4, 0, 3, 9, 0xFF, 0xC2, 0, 11, 8, 2, 0x76, 4, 0xB0, 3, 0, 0]).ShouldBe((PictureFormat.Jpeg, 1200, 630));

    [Fact]
    public void AGifTellsItsSize() => PictureHeader.Read([.. "GIF89a"u8, 10, 0, 20, 0]).ShouldBe((PictureFormat.Gif, 10, 20));

    [Theory]
    [InlineData(new byte[0])]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47 })]
    [InlineData(new byte[] { 0x3C, 0x73, 0x76, 0x67 })]
    public void WhatIsNoPictureHasNoFormat(byte[] head) => PictureHeader.Read(head).ShouldBe((PictureFormat.None, 0, 0));

    [Fact]
    public void AJpegThatIsCutOffOrLiesIsRecognisedWithoutASize()
    {
        PictureHeader.Read([0xFF, 0xD8, 0xFF, 0xE0, 0xFF, 0xFF, 0, 0, 0, 0, 0, 0]).ShouldBe((PictureFormat.Jpeg, 0, 0));
        PictureHeader.Read([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xE0, 0, 0, 0xFF, 0, 0, 0, 0, 0]).ShouldBe((PictureFormat.Jpeg, 0, 0));
    }
}

using System.Text.Json;
using CcHcPublish.Runtime.Channels.Facebook;
using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Sections 4.2, 4.5 and 4.6 of the reference: a post's id is always PAGE_POST, a photo's is digits, a comment's POST_COMMENT. What names no such thing proves none.</summary>
public sealed class IdProofTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData("""{"id":" "}""")]
    [InlineData("""{"id":"0"}""")]
    [InlineData("""{"id":"PAGE"}""")]
    [InlineData("""{"id":"PAGE_"}""")]
    [InlineData("""{"id":"PAGE_12x"}""")]
    [InlineData("""{"id":"PAGE_12\n"}""")]
    [InlineData("""{"id":"PAGE_١٢"}""")]
    [InlineData("""{"id":"999_1"}""")]
    [InlineData("""{"id":"PAGE_1","id":"PAGE_2"}""")]
    [InlineData("""{"id":"PAGE_1","success":false}""")]
    [InlineData("""{"id":"PAGE_1","error":null,"error":{"code":2}}""")]
    public async Task An_id_that_names_no_post_of_the_page_leaves_the_outcome_open(string answer)
    {
        await using var desk = await Desk.OpenAsync();
        Answer(desk, answer);

        Desk.Error(await desk.Client.PublishLinkAsync("Một tin", new("https://a.example/"), None)).Advice.ShouldBeOfType<GraphAdvice.OutcomeUnknown>();
    }

    [Fact]
    public async Task An_id_of_the_page_is_proof()
    {
        await using var desk = await Desk.OpenAsync();
        Answer(desk, """{"id":"PAGE_12"}""");

        Desk.Value(await desk.Client.PublishLinkAsync("Một tin", new("https://a.example/"), None)).Id.ShouldBe(desk.PageId + "_12");
    }

    [Theory]
    [InlineData("""{"id":" "}""")]
    [InlineData("""{"id":"0"}""")]
    [InlineData("""{"id":"PAGE_1"}""")]
    [InlineData("""{"id":"1","success":false}""")]
    public async Task A_photo_without_an_id_of_its_own_goes_into_no_post(string answer)
    {
        await using var desk = await Desk.OpenAsync();
        Answer(desk, answer);

        Desk.Error(await desk.Client.PublishPhotosAsync("Ảnh", [new PagePhoto.ByFile("a.png", Desk.Png, "")], None)).Advice.ShouldBeOfType<GraphAdvice.RetryLater>();

        (await desk.PostsAsync()).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("""{"id":" "}""")]
    [InlineData("""{"id":"0"}""")]
    [InlineData("""{"id":"12"}""")]
    [InlineData("""{"id":"1_2","success":false}""")]
    public async Task A_comment_without_an_id_of_its_own_is_not_known_to_be_there(string answer)
    {
        await using var desk = await Desk.OpenAsync();
        Answer(desk, answer);

        Desk.Error(await desk.Client.CommentAsync("1_2", "Đọc toàn bài", None)).Advice.ShouldBeOfType<GraphAdvice.OutcomeUnknown>();
    }

    [Fact]
    public async Task An_edit_that_is_said_to_be_done_and_not_done_is_open()
    {
        await using var desk = await Desk.OpenAsync();
        Answer(desk, """{"success":false,"success":true}""");

        Desk.Error(await desk.Client.EditAsync(desk.PageId + "_1", "x", None)).Advice.ShouldBeOfType<GraphAdvice.OutcomeUnknown>();
    }

    private static void Answer(Desk desk, string answer) => desk.Sandbox.Server.Faults.Add(new()
    {
        Kind = "contradictory",
        Value = JsonDocument.Parse(answer.Replace("PAGE", desk.PageId, StringComparison.Ordinal)).RootElement,
    });
}

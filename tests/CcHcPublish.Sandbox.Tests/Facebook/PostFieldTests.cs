using Shouldly;
using Xunit;

namespace CcHcPublish.Sandbox.Tests.Facebook;

/// <summary>Which fields a post has, by Meta's own SDK, and which are gone.</summary>
public sealed class PostFieldTests
{
    [Theory]
    [InlineData("actions,admin_creator,allowed_advertising_objectives,application,backdated_time,call_to_action,can_reply_privately,child_attachments,comments_mirroring_domain,coordinates,created_time,event,expanded_height,expanded_width,feed_targeting,from,full_picture,height,icon,id,instagram_eligibility,is_app_share,is_eligible_for_promotion,is_expired,is_hidden,is_inline_created,is_instagram_eligible,is_popular,is_published,is_spherical,message,message_tags,multi_share_end_card,multi_share_optimized,parent_id,permalink_url,picture,place,privacy,promotable_id,promotion_status,properties,scheduled_publish_time,shares,status_type,story,story_tags,subscribed,target,targeting,timeline_visibility,updated_time,via,video_buying_eligibility,width")]
    public async Task Every_field_of_a_post_that_metas_sdk_knows_may_be_asked_for(string fields)
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x");

        var (status, body, _) = await desk.CallAsync("GET", $"{post["id"]}?fields={fields}");

        status.ShouldBe(200, body.ToJsonString());
        body["timeline_visibility"]!.ToString().ShouldBe("normal");
        body["privacy"]!["value"]!.ToString().ShouldBe("EVERYONE");
        body.AsObject().ContainsKey("shares").ShouldBeFalse("absent means empty");
    }

    [Theory]
    [InlineData("caption")]
    [InlineData("description")]
    [InlineData("link")]
    [InlineData("name")]
    [InlineData("object_id")]
    [InlineData("source")]
    [InlineData("type")]
    public async Task A_field_that_is_gone_since_v3_3_is_refused(string field)
    {
        await using var desk = await Desk.OpenAsync();
        var (_, post, _) = await desk.CallAsync("POST", "me/feed", "message=x");

        ((int)(await desk.CallAsync("GET", $"{post["id"]}?fields={field}")).Body["error"]!["code"]!).ShouldBe(100);
    }
}

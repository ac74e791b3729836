using CcHcPublish.Core.Text;

namespace CcHcPublish.Core.Publications;

/// <summary>Where a publication stands. Published, Rejected, Expired and Cancelled are ends; a person can reopen Rejected and Expired.</summary>
public enum PublicationState
{
    /// <summary>Waits for its time, for its website, or for a later try.</summary>
    Scheduled,

    /// <summary>A node holds it, or the far side works on it.</summary>
    Sending,
    Published,

    /// <summary>The channel refused it: a person must act.</summary>
    Rejected,

    /// <summary>It may be there: looked for until found or proven absent, else a person decides.</summary>
    Unconfirmed,

    /// <summary>Its time and the channel's grace passed before it could be sent.</summary>
    Expired,

    /// <summary>Withdrawn, or replaced by a newer edition, before it was sent.</summary>
    Cancelled,
}

/// <summary>What a publication does to its channel.</summary>
public enum PublicationAct
{
    Publish,
    Correct,
    Withdraw,

    /// <summary>Puts the approved bytes back where somebody changed or removed them on the far side.</summary>
    Restore,
}

public static class PublicationWords
{
    public static Words Of(PublicationState state) => state switch
    {
        PublicationState.Scheduled => new("Đã lên lịch", "Scheduled"),
        PublicationState.Sending => new("Đang gửi", "Sending"),
        PublicationState.Published => new("Đã đăng", "Published"),
        PublicationState.Rejected => new("Bị từ chối", "Rejected"),
        PublicationState.Unconfirmed => new("Chưa xác nhận", "Unconfirmed"),
        PublicationState.Expired => new("Quá hạn đăng", "Expired"),
        _ => new("Đã hủy", "Cancelled"),
    };

    public static Words Of(PublicationAct act) => act switch
    {
        PublicationAct.Publish => new("Đăng", "Publish"),
        PublicationAct.Correct => new("Đính chính", "Correct"),
        PublicationAct.Restore => new("Khôi phục", "Restore"),
        _ => new("Gỡ", "Withdraw"),
    };
}

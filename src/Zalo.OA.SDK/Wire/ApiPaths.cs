namespace Zalo.OA.SDK;

/// <summary>
/// Every route in one place. The version belongs to the endpoint family: <c>v3.0/article</c> and <c>v3.0/oa/upload</c> do not exist.
/// </summary>
internal static class ApiPaths
{
    public const string ArticleCreate = "/v2.0/article/create";
    public const string ArticleVerify = "/v2.0/article/verify";
    public const string ArticleUpdate = "/v2.0/article/update";
    public const string ArticleDetail = "/v2.0/article/getdetail";
    public const string ArticleList = "/v2.0/article/getslice";
    public const string ArticleRemove = "/v2.0/article/remove";
    public const string VideoPrepare = "/v2.0/article/upload_video/preparevideo";
    public const string VideoVerify = "/v2.0/article/upload_video/verify";
    public const string UploadImage = "/v2.0/oa/upload/image";
    public const string UploadGif = "/v2.0/oa/upload/gif";
    public const string UploadFile = "/v2.0/oa/upload/file";
    public const string Broadcast = "/v2.0/oa/message";
    public const string OaInfo = "/v2.0/oa/getoa";
    public const string Followers = "/v3.0/oa/user/getlist";
    public const string FollowerDetail = "/v3.0/oa/user/detail";
    public const string Quota = "/v3.0/oa/quota/message";
    public const string QuotaV2 = "/v2.0/oa/quota/message";
    public const string ConsultationMessage = "/v3.0/oa/message/cs";
    public const string Consent = "/v4/oa/permission";
    public const string Token = "/v4/oa/access_token";
}

namespace CcHcPublish.Sandbox.Facebook.Graph;

/// <summary>The refusals of the service, with the texts that were seen. Texts that nobody recorded are marked so.</summary>
public static class GraphErrors
{
    private const string SpamLimit =
        "We limit how often you can post, comment or do other things in a given amount of time in order to help protect the community from spam. You can try again later.";

    public static GraphRefusal NoToken { get; } = new(104, "An access token is required to request this resource.");

    public static GraphRefusal NoTokenForMe { get; } =
        new(2500, "An active access token must be used to query information about the current user.");

    public static GraphRefusal UnreadableToken { get; } = new(190, "Invalid OAuth access token - Cannot parse access token");

    public static GraphRefusal ProofMissing { get; } =
        new(100, "API calls from the server require an appsecret_proof argument") { Type = "GraphMethodException" };

    public static GraphRefusal ProofWrong { get; } =
        new(100, "Invalid appsecret_proof provided in the API argument") { Type = "GraphMethodException" };

    public static GraphRefusal UnknownPath { get; } =
        new(2500, "Unknown path components: the path you requested does not exist");

    public static GraphRefusal PageTokenNeeded { get; } =
        new(190, "This method must be called with a Page Access Token") { Subcode = 2069032 };

    public static GraphRefusal NotAllowedToPost { get; } = new(
        200,
        "(#200) If posting to a group, requires app being installed in the group, and either publish_to_groups permission with user token, or "
        + "both pages_read_engagement and pages_manage_posts permission with page token; If posting to a page, requires both "
        + "pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission");

    /// <summary>The person lacks a Page task for something else than a post. Nobody recorded the text.</summary>
    public static GraphRefusal TaskMissing(string task) =>
        new(200, $"(#200) The user does not have sufficient administrative permission for this action on this Page: the task {task} is required");

    public static GraphRefusal MissingContent { get; } = new(100, "(#100) Missing message or attachment") { Subcode = 1349125 };

    public static GraphRefusal BadSchedule { get; } = new(100, "(#100) The specified scheduled publish time is invalid.");

    public static GraphRefusal ScheduleOnPublished { get; } =
        new(100, "(#100) You cannot specify a scheduled publish time on a published post");

    public static GraphRefusal OthersPreview { get; } =
        new(100, "Only owners of the URL have the ability to specify the picture, name, thumbnail or description params.");

    public static GraphRefusal UploadFileNeeded { get; } = new(324, "(#324) Requires upload file");

    public static GraphRefusal BadImage { get; } = new(324, "(#324) Missing or invalid image file") { Subcode = 2069019 };

    public static GraphRefusal ImageTooLarge { get; } = new(324, "(#324) Missing or invalid image file")
    {
        Subcode = 1366046,
        UserTitle = "Can't Read Files",
        UserMessage = "Your photos couldn't be uploaded. Photos should be less than 4 MB and saved as JPG, PNG, GIF, TIFF, HEIF or WebP files.",
    };

    /// <summary>The code beside this subcode is not known; 100 stands in.</summary>
    public static GraphRefusal PhotosAlreadyPosted { get; } =
        new(100, "(#100) These photos were already posted.") { Subcode = 1366051, UserTitle = "Already Posted" };

    public static GraphRefusal Duplicate { get; } = new(506, "Duplicate status message")
    {
        Subcode = 1455006,
        IsTransient = false,
        UserTitle = "Duplicate Status Update",
        UserMessage = "This status update is identical to the last one you posted. Try posting something different, or delete your previous update.",
    };

    public static GraphRefusal BadUrl { get; } = new(1500, "The url you supplied is invalid");

    public static GraphRefusal NotScraped { get; } = new(1609005, "(#1609005) There was a problem scraping data from the provided link.")
    {
        UserTitle = "Couldn't Fetch Link",
        UserMessage = "There was a problem scraping data from the provided link.",
    };

    /// <summary>The code beside 1609008 is not known; 100 stands in.</summary>
    public static GraphRefusal FacebookLink { get; } = new(100, "(#100) Cannot share a link to facebook.com.") { Subcode = 1609008 };

    public static GraphRefusal CommentAsUser { get; } = new(1705, "(#1705) There was an error posting to this wall");

    public static GraphRefusal NoMetric { get; } = new(3001, "(#3001) No metric was specified to be fetched") { Subcode = 1504028 };

    public static GraphRefusal BadMetric { get; } = new(100, "(#100) The value must be a valid insights metric");

    /// <summary>Nobody recorded the text.</summary>
    public static GraphRefusal BadBreakdown { get; } = new(100, "(#100) The breakdown is not valid for this metric");

    /// <summary>The code beside 2874008 is not known; 100 stands in.</summary>
    public static GraphRefusal TooFewFollowers { get; } =
        new(100, "(#100) Insights are available for Pages with 100 or more likes.") { Subcode = 2874008 };

    /// <summary>GUIDE: only the app that made a post may change it. Code and text are not recorded anywhere.</summary>
    public static GraphRefusal NotOurPost { get; } = new(200, "(#200) The post was not created by this application");

    public static GraphRefusal Parameter(string text) => new(100, "(#100) " + text);

    public static GraphRefusal NoField(string field, string type) =>
        Parameter($"Tried accessing nonexisting field ({field}) on node type ({type})");

    public static GraphRefusal PermissionMissing(string scope) =>
        new(10, $"(#10) This endpoint requires the '{scope}' permission or the 'Page Public Content Access' feature.");

    public static GraphRefusal RequiresPermission(string scope) => new(200, $"(#200) Requires {scope} permission");

    public static GraphRefusal NoSuchObject(string method, string id) => new(
        100,
        $"Unsupported {method.ToLowerInvariant()} request. Object with ID '{id}' does not exist, cannot be loaded due to missing permissions, "
        + "or does not support this operation. Please read the Graph API documentation at https://developers.facebook.com/docs/graph-api")
    {
        Subcode = 33,
        Type = "GraphMethodException",
    };

    public static GraphRefusal UnknownAlias(string alias) => new(803, $"(#803) Some of the aliases you requested do not exist: {alias}");

    public static GraphRefusal TokenDead(int subcode) => new(190, subcode switch
    {
        458 => "Error validating access token: The user has not authorized application.",
        459 => "Error validating access token: You cannot access the app till you log in to www.facebook.com and follow the instructions given.",
        460 => "Error validating access token: The session has been invalidated because the user changed their password or Facebook has changed the session for security reasons.",
        463 => "Error validating access token: Session has expired.",
        464 => "Error validating access token: Sessions for the user are not allowed because the user is not a confirmed user.",
        467 => "Error validating access token: The session is invalid because the user logged out.",
        492 => "Error validating access token: Session does not match current stored session. The user no longer has a role on the Page.",
        _ => "Invalid OAuth access token.",
    })
    {
        Subcode = subcode == 0 ? null : subcode,
    };

    public static GraphRefusal Throttled(int code) => new(code, code switch
    {
        4 => "(#4) Application request limit reached",
        17 => "(#17) User request limit reached",
        32 => "(#32) Page request limit reached",
        341 => "(#341) Feed action request limit reached",
        613 => "(#613) Calls to this api have exceeded the rate limit.",
        _ => "(#80001) There have been too many calls to this Page account. Wait a bit and try again. For more info, please refer to "
            + "https://developers.facebook.com/docs/graph-api/overview/rate-limiting.",
    });

    public static GraphRefusal Blocked(int subcode) => new(368, subcode switch
    {
        1390008 => SpamLimit,
        1404082 => "You've already posted this. Posting the same content repeatedly on Facebook isn't allowed.",
        4854002 => "Please confirm your identity in the Facebook app before you can publish as this Page.",
        _ => "The action attempted has been deemed abusive or is otherwise disallowed",
    })
    {
        Subcode = subcode == 0 ? null : subcode,
    };

    /// <summary>Any code, for what only a fault can cause.</summary>
    public static GraphRefusal Arbitrary(int code, int subcode) => new(code, code switch
    {
        1 => "An unknown error has occurred.",
        2 => "An unexpected error has occurred. Please retry your request later.",
        _ => $"(#{code}) An error occurred",
    })
    {
        Subcode = subcode == 0 ? null : subcode,
    };
}

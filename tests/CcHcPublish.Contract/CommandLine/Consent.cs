using System.Net;
using System.Text.RegularExpressions;
using Shouldly;

namespace CcHcPublish.Contract.CommandLine;

/// <summary>A browser in the hands of somebody who reads the sandbox's pages, presses their button, and is sent back. Follows no redirect by itself.</summary>
public sealed partial class Consent(HttpClient http)
{
    /// <summary>Where Facebook's dialog sends the browser.</summary>
    public async Task<Uri> OnFacebookAsync(Uri address, bool agrees = true)
    {
        (await http.GetStringAsync(address)).ShouldContain("pages_manage_posts");
        using var form = new FormUrlEncodedContent([new("agree", agrees ? "1" : "0")]);
        using var answer = await http.PostAsync(address, form);
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return answer.Headers.Location!;
    }

    /// <summary>Where Zalo's permission page sends the browser.</summary>
    public async Task<Uri> OnZaloAsync(Uri address)
    {
        var page = await http.GetStringAsync(address);
        var button = WebUtility.HtmlDecode(Button().Match(page).Groups[1].Value);
        using var answer = await http.GetAsync(new Uri(address, button));
        answer.StatusCode.ShouldBe(HttpStatusCode.Redirect, page);
        return answer.Headers.Location!;
    }

    public async Task<HttpStatusCode> GoBackAsync(Uri address)
    {
        using var answer = await http.GetAsync(address);
        return answer.StatusCode;
    }

    [GeneratedRegex("href=\"([^\"]*/permission/grant[^\"]*)\"")]
    private static partial Regex Button();
}

using System.Text.Json.Nodes;
using CcHcPublish.Sandbox.Facebook.Graph;

namespace CcHcPublish.Sandbox.Facebook.Nodes;

/// <summary>The picture of a Page or person: for everybody the same grey square, of one size whichever was asked for.</summary>
public static class ProfilePicture
{
    private const int Side = 50;

    private static readonly byte[] Grey = Convert.FromBase64String(
        "iVBORw0KGgoAAAANSUhEUgAAADIAAAAyCAAAAAA7VNdtAAAAI0lEQVR42mM4QTJgGNUyqmVUy6iWUS2jWka1jGoZ1TLUtAAAvmWhiqRk2CoAAAAASUVORK5CYII=");

    /// <summary>The field <c>picture</c>.</summary>
    public static JsonObject Field(GraphCall call) => new()
    {
        ["data"] = new JsonObject { ["height"] = Side, ["width"] = Side, ["is_silhouette"] = true, ["url"] = Address(call) },
    };

    /// <summary>The edge <c>/picture</c>: leads to the picture itself, unless <c>redirect</c> says no.</summary>
    public static GraphAnswer Answer(GraphCall call) =>
        call.Request.Flag("redirect") is false ? GraphAnswer.Ok(Field(call)) : GraphAnswer.Moved(Address(call), Field(call));

    private static string Address(GraphCall call) => PhotoNode.Address(call.Site.World.Blobs.Put(Grey), call);
}

using Scriban.Runtime;

namespace Scriban.Execution;

/// <summary>The object behind <c>for</c>, <c>while</c> and <c>tablerow</c> inside a loop.</summary>
internal sealed class LoopState(string name)
{
    /// <summary>The keyword under which templates reach it.</summary>
    public string Name { get; } = name;

    public int Index { get; set; }

    public int Length { get; set; }

    public int Column { get; set; }

    public bool Changed { get; set; } = true;

    /// <summary>The value of a member; null for one that this kind of loop does not have.</summary>
    public object? Member(string member)
    {
        var isWhile = Name == "while";
        return member switch
        {
            "index" => Boxes.Of(Index),
            "first" => Boxes.Of(Index == 0),
            "even" => Boxes.Of((Index & 1) == 0),
            "odd" => Boxes.Of((Index & 1) == 1),
            "last" when !isWhile => Boxes.Of(Index >= Length - 1),
            "rindex" when !isWhile => Boxes.Of(Length - Index - 1),
            "length" when !isWhile => Boxes.Of(Length),
            "changed" when !isWhile => Boxes.Of(Changed),
            "col" when Name == "tablerow" => Boxes.Of(Column),
            _ => null,
        };
    }
}

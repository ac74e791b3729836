namespace CcHcPublish.Cli.Output;

/// <summary>Terminal colours by meaning (ECMA-48 SGR).</summary>
internal static class Colours
{
    public static string Paint(string text, Tone tone, bool hasColour)
    {
        if (!hasColour || tone == Tone.None || text.Length == 0) return text;
        var code = tone switch
        {
            Tone.Strong => "1",
            Tone.Good => "32",
            Tone.Caution => "33",
            Tone.Bad => "31",
            _ => "2",
        };
        return $"\e[{code}m{text}\e[0m";
    }
}

namespace CcHcPublish.Core.Text;

/// <summary>Finds the word somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>The known word with the fewest edits from <paramref name="wrong"/>, if at most about a third of it differs; marks and case do not count.</summary>
    public static string? Of(string wrong, IEnumerable<string> known)
    {
        if (wrong.Length > 80) return null;
        var folded = Vietnamese.Fold(wrong);
        string? best = null;
        var fewest = Math.Max(2, folded.Length / 3) + 1;
        foreach (var word in known)
        {
            var edits = Edits(folded, Vietnamese.Fold(word), fewest);
            if (edits >= fewest) continue;
            fewest = edits;
            best = word;
        }

        return best;
    }

    private static int Edits(string from, string to, int enough)
    {
        if (Math.Abs(from.Length - to.Length) >= enough) return enough;
        var above = new int[to.Length + 1];
        var row = new int[to.Length + 1];
        for (var column = 0; column <= to.Length; column++) above[column] = column;
        for (var line = 1; line <= from.Length; line++)
        {
            row[0] = line;
            for (var column = 1; column <= to.Length; column++)
            {
                var change = from[line - 1] == to[column - 1] ? 0 : 1;
                row[column] = Math.Min(Math.Min(row[column - 1], above[column]) + 1, above[column - 1] + change);
            }

            (above, row) = (row, above);
        }

        return above[to.Length];
    }
}

namespace CcHcPublish.Core.Text;

/// <summary>Finds the word somebody probably meant.</summary>
public static class Nearest
{
    /// <summary>
    /// The known word with the fewest edits from <paramref name="wrong"/>, if at most a third of it differs, or one letter of a short word, and less
    /// than half of it; marks and case do not count, and two letters that changed places are one edit. A guess that is far off is worse than none.
    /// </summary>
    public static string? Of(string wrong, IEnumerable<string> known)
    {
        if (wrong.Length > 80) return null;
        var folded = Vietnamese.Fold(wrong);
        string? best = null;
        var fewest = Math.Max(1, folded.Length / 3) + 1;
        foreach (var word in known)
        {
            var edits = Edits(folded, Vietnamese.Fold(word), fewest);
            if (edits >= fewest || (edits > 0 && edits * 2 >= folded.Length)) continue;
            fewest = edits;
            best = word;
        }

        return best;
    }

    private static int Edits(string from, string to, int enough)
    {
        if (Math.Abs(from.Length - to.Length) >= enough) return enough;
        var twoAbove = new int[to.Length + 1];
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
                if (line > 1 && column > 1 && from[line - 1] == to[column - 2] && from[line - 2] == to[column - 1]) row[column] = Math.Min(row[column], twoAbove[column - 2] + 1);
            }

            (twoAbove, above, row) = (above, row, twoAbove);
        }

        return above[to.Length];
    }
}

using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;

namespace CcHcPublish.Cli.Output.Quota;

internal static class ObligationWords
{
    /// <summary>How many, how often: "4 tin, bài mỗi tháng".</summary>
    public static Words Of(Obligation obligation)
    {
        var rhythm = obligation.Per switch
        {
            Rhythm.Month => new Words("tháng", "month"),
            Rhythm.Quarter => new Words("quý", "quarter"),
            Rhythm.Half => new Words("6 tháng", "half-year"),
            _ => new Words("năm", "year"),
        };
        return new($"{obligation.Count} tin, bài mỗi {rhythm.Vi}", $"{obligation.Count} {(obligation.Count == 1 ? "article" : "articles")} every {rhythm.En}");
    }
}

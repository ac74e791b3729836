using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;

namespace CcHcPublish.Core.Checks;

/// <summary>The editorial rules, in the order in which their findings are told.</summary>
public static class CheckList
{
    /// <summary>Nobody reads more of one kind about one article.</summary>
    private const int MostPerCheck = 50;

    public static IReadOnlyList<ICheck> All { get; } =
    [
        // What the article belongs to.
        new AgencyValidCheck(),
        new PlanYearCheck(),
        new PlanItemCheck(),
        new UnitCheck(),
        new CategoryCheck(),
        new ChannelCheck(),

        // Where it lies and how it is addressed.
        new SlugCheck(),
        new FileNameCheck(),

        // What each channel takes.
        new TitleLengthCheck(),
        new SameTitleCheck(),
        new SummaryLengthCheck(),
        new TextLengthCheck(),
        new PictureCheck(),
        new PublicAddressCheck(),
        new BroadcastCheck(),

        // What readers and the law may expect.
        new BodyCheck(),
        new HeadingCheck(),
        new LinkCheck(),
        new SourceCheck(),
        new CoverCreditCheck(),
        new PersonalDataCheck(),
        new RepealedDocumentCheck(),

        // How it is written.
        new LegacyTextCheck(),
        new InvisibleCharacterCheck(),
        new ToneMarkCheck(),
        new DoubledWordCheck(),
        new HtmlCheck(),
    ];

    /// <summary>Everything wrong with the agency's files: what reading them found, then each article's findings, by file and line.</summary>
    public static IReadOnlyList<Finding> Run(AgencyContent content) =>
        [.. Ordered(content.Findings.Concat(content.Articles.SelectMany(article => Of(article, content))))];

    /// <summary>Everything wrong with one article, by line. An Error among it forbids approval.</summary>
    public static IReadOnlyList<Finding> Of(Article article, AgencyContent content)
    {
        var subject = CheckSubject.Of(article, content);
        return [.. Ordered(All.SelectMany(check => check.Check(subject).Take(MostPerCheck)))];
    }

    private static IEnumerable<Finding> Ordered(IEnumerable<Finding> findings) => findings
        .OrderBy(finding => finding.Place.File, StringComparer.Ordinal)
        .ThenBy(finding => finding.Place.Line)
        .ThenBy(finding => finding.Place.Column);
}

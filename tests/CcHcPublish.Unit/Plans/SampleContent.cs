using System.Collections.Concurrent;
using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Checks;
using CcHcPublish.Core.Plans;
using CcHcPublish.Core.Text;
using Shouldly;

namespace CcHcPublish.Unit.Plans;

/// <summary>Agencies and plans of <c>content/</c>, embedded at build time. A file with any finding fails the test that asks for it.</summary>
internal static class SampleContent
{
    private static readonly ConcurrentDictionary<string, Agency> Agencies = new();
    private static readonly ConcurrentDictionary<(string, int), Plan> Plans = new();

    /// <summary>Agency and year of every plan there is, in the order of their names.</summary>
    public static IReadOnlyList<(string Agency, int Year)> All { get; } =
    [
        ("so-cong-thuong-hai-duong", 2022),
        ("so-cong-thuong-khanh-hoa", 2017),
        ("so-mau", 2026),
        ("so-tttt-khanh-hoa", 2022),
        ("so-tu-phap-soc-trang", 2020),
        ("ubnd-tinh-hung-yen", 2024),
    ];

    public static Agency Agency(string id) => Agencies.GetOrAdd(id, _ => Read($"{id}/agency.yaml", AgencyReader.Read));

    public static Plan Plan(string agency, int year) =>
        Plans.GetOrAdd((agency, year), _ => Read($"{agency}/plans/{year}.yaml", (file, findings) => PlanReader.Read(file, Agency(agency), findings)));

    /// <summary>Paths of all embedded files below <c>content/</c>, with "/".</summary>
    public static IEnumerable<string> Paths() => typeof(SampleContent).Assembly.GetManifestResourceNames().Where(name => name.EndsWith(".yaml", StringComparison.Ordinal));

    private static T Read<T>(string path, Func<SourceFile, ICollection<Finding>, T?> read) where T : class
    {
        using var stream = typeof(SampleContent).Assembly.GetManifestResourceStream(path).ShouldNotBeNull(path);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        List<Finding> findings = [];
        var value = read(new SourceFile(path, bytes.ToArray()), findings);
        findings.Select(finding => $"{finding.Place.File}:{finding.Place.Line}: {finding.Message.Vi} {finding.Advice.Vi}").ShouldBeEmpty();
        return value.ShouldNotBeNull(path);
    }
}

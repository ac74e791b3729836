namespace CcHcPublish.Core.Checks;

/// <summary>A legal document that is no longer in force.</summary>
/// <param name="Number">As it is cited, with "-": <c>43/2011/NĐ-CP</c>.</param>
/// <param name="LastDay">The last day on which it was in force.</param>
/// <param name="Successor">What to cite since then.</param>
internal sealed record RepealedDocument(string Kind, string Number, DateOnly LastDay, string Successor)
{
    /// <summary>Without kind and body, as in "Nghị định 43/2011": enough to recognise it after its kind.</summary>
    public string Short { get; } = Number[..Number.LastIndexOf('/')];

    /// <summary>Of a law, which is usually cited by name and year: "Luật Báo chí năm 2016".</summary>
    public (string Name, string Year)? Title { get; init; }

    /// <summary>What stood between it and its successor; to be cited for what happened then.</summary>
    public Interim? Meanwhile { get; init; }
}

internal sealed record Interim(string Document, DateOnly From, DateOnly Until);

/// <summary>Repealed documents that plans and templates of CCHC propaganda still cite, with the day each fell.</summary>
/// <remarks>Public legal texts as of October 2026. A document that is missing here is not reported; add a line when one falls.</remarks>
internal static class LegalDocuments
{
    public static IReadOnlyList<RepealedDocument> Repealed { get; } =
    [
        new("Nghị định", "43/2011/NĐ-CP", new(2022, 8, 14), "Nghị định số 224/2026/NĐ-CP") { Meanwhile = new("Nghị định số 42/2022/NĐ-CP", new(2022, 8, 15), new(2026, 6, 30)) },
        new("Nghị định", "42/2022/NĐ-CP", new(2026, 6, 30), "Nghị định số 224/2026/NĐ-CP"),
        new("Nghị định", "64/2007/NĐ-CP", new(2026, 6, 30), "Nghị định số 224/2026/NĐ-CP"),
        new("Nghị định", "45/2026/NĐ-CP", new(2026, 6, 30), "Nghị định số 224/2026/NĐ-CP"),
        new("Luật", "67/2006/QH11", new(2026, 6, 30), "Luật Chuyển đổi số (số 148/2025/QH15)") { Title = ("Luật Công nghệ thông tin", "2006") },
        new("Nghị định", "18/2014/NĐ-CP", new(2026, 8, 31), "Nghị định số 287/2026/NĐ-CP"),
        new("Nghị định", "13/2023/NĐ-CP", new(2025, 12, 31), "Luật số 91/2025/QH15 và Nghị định số 356/2025/NĐ-CP"),
        new("Nghị định", "09/2017/NĐ-CP", new(2026, 6, 30), "Nghị định số 244/2026/NĐ-CP"),
        new("Luật", "103/2016/QH13", new(2026, 6, 30), "Luật Báo chí số 126/2025/QH15") { Title = ("Luật Báo chí", "2016") },
        new("Nghị định", "119/2020/NĐ-CP", new(2026, 6, 30), "Nghị định số 174/2026/NĐ-CP"),
        new("Luật", "86/2015/QH13", new(2026, 6, 30), "Luật An ninh mạng số 116/2025/QH15") { Title = ("Luật An toàn thông tin mạng", "2015") },
        new("Luật", "24/2018/QH14", new(2026, 6, 30), "Luật An ninh mạng số 116/2025/QH15") { Title = ("Luật An ninh mạng", "2018") },
        new("Luật", "01/2011/QH13", new(2025, 6, 30), "Luật Lưu trữ số 33/2024/QH15") { Title = ("Luật Lưu trữ", "2011") },
        new("Nghị định", "61/2018/NĐ-CP", new(2025, 6, 30), "Nghị định số 118/2025/NĐ-CP"),
        new("Nghị định", "107/2021/NĐ-CP", new(2025, 6, 30), "Nghị định số 118/2025/NĐ-CP"),
        new("Thông tư", "01/2011/TT-BNV", new(2020, 3, 4), "Nghị định số 30/2020/NĐ-CP"),
        new("Nghị định", "110/2004/NĐ-CP", new(2020, 3, 4), "Nghị định số 30/2020/NĐ-CP"),
        new("Thông tư", "32/2017/TT-BTTTT", new(2023, 12, 30), "Thông tư số 22/2023/TT-BTTTT"),
        new("Nghị quyết", "30c/NQ-CP", new(2020, 12, 31), "Nghị quyết số 76/NQ-CP ngày 15/7/2021"),
    ];
}

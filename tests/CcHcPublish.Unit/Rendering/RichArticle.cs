using CcHcPublish.Core.Agencies;
using CcHcPublish.Core.Articles;
using CcHcPublish.Core.Content;
using CcHcPublish.Core.Plans;
using CcHcPublish.Testing;

namespace CcHcPublish.Unit.Rendering;

/// <summary>An article that uses everything an article can have, in content where every optional text is set.</summary>
internal static class RichArticle
{
    /// <summary>Breaks out of HTML wherever it is written unescaped; readers must still see all of it.</summary>
    public const string Hostile = "<script>alert(1)</script>\"' onmouseover=\"x\" --> đĐ & ]]> 🛵";

    public static Article Of(string slug = "ba-buoc-nop-ho-so") => A.Article(slug, Body("Chú thích")) with
    {
        Unit = "phong-nghiep-vu",
        With = ["van-phong"],
        Tags = ["Dịch vụ công", "DVCTT"],
        Cover = "media/ba-buoc.png",
        CoverAlt = "Ba bước: đăng nhập, điền, gửi",
        CoverCredit = "Đồ họa: Ban Biên tập",
        Source = "Cổng Dịch vụ công quốc gia",
    };

    public static Article HostileOf(string slug) => A.Article(slug, Body(Hostile)) with
    {
        Title = Hostile,
        Summary = Hostile,
        Author = Hostile,
        With = ["phong-nghiep-vu"],
        Tags = [Hostile],
        Cover = "media/ba-buoc.png",
        CoverAlt = Hostile,
        CoverCredit = Hostile,
        Source = Hostile,
        FanpageText = Hostile,
        ZaloTitle = Hostile,
        ZaloDescription = Hostile,
    };

    public static AgencyContent Content(params Article[] articles) => new(A.Agency(), [Plan("Kế hoạch")], articles, Media(), []);

    /// <summary>Content in which every text a person writes is <see cref="Hostile"/>.</summary>
    public static AgencyContent HostileContent(params Article[] articles)
    {
        var agency = A.Agency();
        agency = agency with
        {
            Name = Hostile,
            ShortName = Hostile,
            Parent = Hostile,
            Units = [.. agency.Units.Select(unit => unit with { Name = Hostile })],
            Categories = [new Category("dich-vu-cong", Hostile)],
            Contact = new Contact { Address = Hostile, Phone = Hostile, Hotline = Hostile, Email = Hostile },
            Channels = [.. agency.Channels.Select(channel => channel with { Name = Hostile })],
        };
        return new AgencyContent(agency, [Plan(Hostile)], articles, Media(), []);
    }

    private static Dictionary<string, MediaFile> Media() => new() { ["media/ba-buoc.png"] = A.Picture() };

    private static Plan Plan(string text)
    {
        Deadline deadline = new(text, DeadlineKind.By, null, new DateOnly(2026, 12, 15), []);
        return A.Plan() with
        {
            Title = text,
            Number = text,
            Issuer = text,
            Bases = [new LegalBasis(text)],
            Goals = [text],
            Requirements = [text],
            Audiences = [new NamedPart("dan", text)],
            Topics = [new NamedPart("1", text)],
            Forms = [new PropagandaForm("a", text, text, "true")],
            Groups = [new NamedPart("1", text)],
            Obligations = [new Obligation("tin", ["van-phong"], 1, [], Rhythm.Month, ["website"], []) { Wording = text }],
            Items =
            [
                A.Item("1.1") with
                {
                    Group = "1",
                    Title = text,
                    Text = text + ".",
                    Audiences = ["dan"],
                    Deadlines = [deadline],
                    Output = text,
                    Actions =
                    [
                        new PlanAction
                        {
                            No = 1, Text = text, Form = "tin-bai", Lead = ["van-phong"], WithWording = text, Output = text, OnRequestOf = "phong-nghiep-vu",
                            Deadlines = [deadline], Parts = [new ActionPart(text, ["phong-nghiep-vu"])],
                        },
                        new PlanAction { No = 2, Text = text, Form = "to-roi", With = ["phong-nghiep-vu"] },
                    ],
                },
                A.Item("1.2") with { Title = text, Deadlines = [deadline with { Wording = "" }] },
            ],
        };
    }

    private static string Body(string text) => $"""
        Mở đầu *nghiêng*, **đậm**, ~~gạch~~, `mã` và [bài này](bai:ba-buoc-nop-ho-so); {text}

        ## {text}

        1. Đăng nhập
        2. Điền biểu mẫu
           - tên
           - {text}

        - [x] Tài khoản
        - [ ] {text}

        | Việc | Ai |
        |---|:-:|
        | Nộp | {text} |

        ![{text.Replace("[", "\\[").Replace("]", "\\]")}](media/ba-buoc.png "{text.Replace("\"", "\\\"")}")

        > {text}

        Xem thêm[^1] tại <https://dichvucong.gov.vn> hoặc [nơi khác](javascript:alert(1)).

        [^1]: {text}

        """;
}

using System.Collections.Frozen;

namespace CcHcPublish.Core.Checks;

/// <summary>What <see cref="DoubledWordCheck"/> knows of Vietnamese, lower case, NFC.</summary>
internal static class DoubledWords
{
    // Words that build sentences, never doubled on purpose and hardly ever the end or the beginning of a compound.
    private static readonly FrozenSet<string> Grammatical = Set(
        "của và là các những cho với để khi được đã đang sẽ có này đó thì mà nhưng hoặc một vì nên về đến như cũng còn nếu rằng "
        + "cần phải mỗi mọi lại rồi tuy hãy vẫn đều bị chỉ thuộc giữa bởi nhằm");

    // Doubled on purpose: reduplications, plurals, animals and plants.
    private static readonly FrozenSet<string> Reduplications = Set(
        "xanh đỏ vàng trắng tím hồng đen nâu xám ngày tháng năm tuần đêm chiều sáng tối trưa sớm giờ phút nơi chốn nhà người ngành cấp lớp đời kiếp "
        + "từ dần luôn thường mãi hay xa gần cao thấp sâu nông rộng hẹp dày mỏng lâu chung riêng ngang song khăng chăm lăm bo khư hao rất lắm ai đâu gì nào "
        + "ba cào chuồn chôm đa ve vân lần hơi khá vừa nhiều ít đông dài ngắn tròn vuông nhẹ êm quen lạ buồn vui tốt hiền mau nhanh chậm bớt ngay "
        + "thôi vâng dạ hiu phăng băng rưng lâng nao rì trùng điệp tầng hàng oang thao bừng đăm chằm lù sù tà đều thẳng trơ ngơ lơ mơ tênh thênh "
        + "rung run hung đùn ùn ồ ù vù vo ro tí chút xíu bé con chị em anh mình cô bà ông cháu trăm nghìn ngàn vạn muôn triệu rầm ầm ào rào đùng "
        + "xinh ngon thơm mềm ấm mát lành sơ");

    // The end of one compound and the beginning of the next: "tiếp theo | theo hướng dẫn", "hành chính | chính là", "quyền tự do | do luật định".
    private static readonly FrozenSet<string> Borders = Set("theo tại ở bằng do trong chính nhận không ban cấp ký tự tin báo số hành hợp");

    // Before a verb they make a noun of it: "người duyệt", "bên nhận", "cách làm".
    private static readonly FrozenSet<string> NounMakers = Set("người bên nơi cách việc kẻ nhà sự cuộc");

    public static bool IsGrammatical(string word) => Grammatical.Contains(word);

    public static bool IsLegitimate(string word) => Reduplications.Contains(word) || Borders.Contains(word);

    public static bool MakesNoun(string word) => NounMakers.Contains(word);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}

namespace CcHcPublish.Runtime.Channels.Accounts;

/// <summary>
/// Seals secrets for the ledger and opens them again. The keys come from the variable <c>CCHC_KEY</c> (Base64, several parted by commas) or
/// else from the key file; the first one seals, all of them open, so a key can be changed without losing what the old one sealed.
/// </summary>
public sealed class KeyRing
{
    public const string Variable = "CCHC_KEY";

    private readonly IReadOnlyList<SealingKey> keys;

    private KeyRing(IReadOnlyList<SealingKey> keys) => this.keys = keys;

    /// <summary>Id of the key that seals.</summary>
    public string CurrentId => keys[0].Id;

    /// <param name="folder">Data folder; its key file is made on first use.</param>
    /// <param name="variable">Value of <see cref="Variable"/>; null or empty for the file.</param>
    /// <exception cref="SealBrokenException">The variable or file holds no key, or others can read the file.</exception>
    public static KeyRing Load(string folder, string? variable)
    {
        var isGiven = !string.IsNullOrWhiteSpace(variable);
        var texts = isGiven ? variable!.Split(',', StringSplitOptions.RemoveEmptyEntries) : KeyFile.ReadOrCreate(folder);
        var keys = texts.Select(SealingKey.Parse).ToList();
        if (keys.Count == 0 || keys.Contains(null)) throw new SealBrokenException(KeyFile.Damaged(isGiven ? Variable : KeyFile.Name));
        return new KeyRing([.. keys.Select(key => key!)]);
    }

    /// <summary>Puts a fresh key into the folder's key file: from then on it seals.</summary>
    public static void AddKey(string folder) => KeyFile.AddKey(folder);

    /// <summary>Text for a column: the key's id, a dot, Base64.</summary>
    /// <param name="place">Whatever the secret belongs to; it opens there and nowhere else.</param>
    public string Seal(string place, ReadOnlySpan<byte> secret) => $"{keys[0].Id}.{Convert.ToBase64String(keys[0].Seal(place, secret))}";

    /// <exception cref="SealBrokenException">The key is not here, or the text was changed or moved from another place.</exception>
    public byte[] Open(string place, string seal)
    {
        var dot = seal.IndexOf('.', StringComparison.Ordinal);
        var id = dot < 0 ? "" : seal[..dot];
        if (keys.FirstOrDefault(key => key.Id == id) is not { } known)
            throw new SealBrokenException(new(
                $"Máy này không có khóa {id} đã niêm phong mã truy cập. Chép tệp khóa {KeyFile.Name} từ máy cũ, đặt {Variable}, hoặc kết nối lại bằng “cchc channel login”.",
                $"This machine lacks the key {id} that sealed the token. Copy the key file {KeyFile.Name} from the old machine, set {Variable}, or connect again by “cchc channel login”."));
        var box = new byte[seal.Length];
        if (Convert.TryFromBase64Chars(seal.AsSpan(dot + 1), box, out var length) && known.Open(place, box.AsSpan(0, length)) is { } secret) return secret;
        throw new SealBrokenException(new(
            "Mã truy cập trong sổ đã bị sửa hoặc hỏng. Kết nối lại bằng “cchc channel login”.",
            "The stored token was changed or damaged. Connect again by “cchc channel login”."));
    }

    /// <summary>True when this text was sealed by another key than the one that seals now.</summary>
    public bool IsOld(string seal) => !seal.StartsWith(CurrentId + ".", StringComparison.Ordinal);
}

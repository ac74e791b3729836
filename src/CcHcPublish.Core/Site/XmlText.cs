using System.Text;
using System.Xml;

namespace CcHcPublish.Core.Site;

internal static class XmlText
{
    private static readonly XmlWriterSettings Settings = new() { Indent = true, NewLineChars = "\n", Encoding = new UTF8Encoding(false) };

    public static byte[] Write(Action<XmlWriter> fill)
    {
        using var bytes = new MemoryStream();
        using (var xml = XmlWriter.Create(bytes, Settings))
        {
            xml.WriteStartDocument();
            fill(xml);
        }

        bytes.WriteByte((byte)'\n');
        return bytes.ToArray();
    }

    public static void Text(this XmlWriter xml, string name, string text) => xml.WriteElementString(name, Clean(text));

    /// <summary>Without the control characters XML cannot hold: one such character in a title would otherwise end the whole feed.</summary>
    public static string Clean(string text)
    {
        if (text.All(letter => XmlConvert.IsXmlChar(letter))) return text;
        var clean = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            if (!rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value)) clean.Append(rune);
        }

        return clean.ToString();
    }
}

using System.Globalization;
using System.Xml;

namespace CcHcPublish.Core.Site;

/// <summary>RSS 2.0 for the site and each category, Atom (RFC 4287) for the site: what the province's portal and readers' programs pull.</summary>
internal sealed class Feeds(SiteFrame frame, SiteIndex index)
{
    public const string RssName = "rss.xml";
    public const string AtomName = "atom.xml";

    private const int Longest = 30;
    private const string AtomSpace = "http://www.w3.org/2005/Atom";
    private const string DublinCore = "http://purl.org/dc/elements/1.1/";

    /// <summary>None when the agency did not say where its site is: feeds need absolute addresses.</summary>
    public IEnumerable<SitePage> All()
    {
        if (frame.Address is null) yield break;
        var title = $"Cải cách hành chính – {frame.Agency.Name}";
        yield return Rss("", title, index.All);
        SiteEntry[] newest = [.. index.All.Newest.Take(Longest)];
        yield return new SitePage(AtomName, PageKey.Of(frame.Stamp, "atom", newest), _ => XmlText.Write(xml => Atom(xml, title, newest)));
        foreach (var category in frame.Agency.Categories)
        {
            yield return Rss(SitePaths.Category(category.Id), $"{category.Name} – {frame.Agency.Name}", index.Categories.GetValueOrDefault(category.Id) ?? new SiteList());
        }
    }

    private SitePage Rss(string folder, string title, SiteList list)
    {
        SiteEntry[] newest = [.. list.Newest.Take(Longest)];
        return new SitePage(folder + RssName, PageKey.Of(frame.Stamp, "rss", newest, title), _ => XmlText.Write(xml => Rss(xml, folder, title, newest)));
    }

    private void Rss(XmlWriter xml, string folder, string title, SiteEntry[] entries)
    {
        xml.WriteStartElement("rss");
        xml.WriteAttributeString("version", "2.0");
        xml.WriteAttributeString("xmlns", "atom", null, AtomSpace);
        xml.WriteAttributeString("xmlns", "dc", null, DublinCore);
        xml.WriteStartElement("channel");
        xml.Text("title", title);
        xml.Text("link", frame.AddressOf(folder)!);
        xml.Text("description", $"Tin bài cải cách hành chính của {frame.Agency.Name}.");
        xml.Text("language", "vi");
        xml.WriteStartElement("link", AtomSpace);
        xml.WriteAttributeString("href", frame.AddressOf(folder + RssName));
        xml.WriteAttributeString("rel", "self");
        xml.WriteAttributeString("type", "application/rss+xml");
        xml.WriteEndElement();
        // The newest article's time, not the clock's: the same content gives the same file.
        if (entries.Length > 0) xml.Text("lastBuildDate", entries.Max(entry => entry.ChangedAt).UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
        foreach (var entry in entries)
        {
            var address = frame.AddressOf(SitePaths.Article(entry.Slug))!;
            xml.WriteStartElement("item");
            xml.Text("title", entry.Title);
            xml.Text("link", address);
            xml.WriteStartElement("guid");
            xml.WriteAttributeString("isPermaLink", "true");
            xml.WriteString(address);
            xml.WriteEndElement();
            xml.Text("pubDate", entry.PublishedAt.UtcDateTime.ToString("R", CultureInfo.InvariantCulture));
            xml.WriteElementString("creator", DublinCore, XmlText.Clean(entry.Author));
            xml.Text("category", entry.Category.Name);
            xml.Text("description", entry.Summary);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
        xml.WriteEndElement();
    }

    private void Atom(XmlWriter xml, string title, SiteEntry[] entries)
    {
        xml.WriteStartElement("feed", AtomSpace);
        xml.WriteAttributeString("xml", "lang", null, "vi");
        xml.Text("title", title);
        xml.Text("id", frame.AddressOf("")!);
        xml.Text("updated", Time(entries.Length > 0 ? entries.Max(entry => entry.ChangedAt) : DateTimeOffset.UnixEpoch));
        Link(xml, AtomName, "self");
        Link(xml, "", "alternate");
        foreach (var entry in entries)
        {
            xml.WriteStartElement("entry");
            xml.Text("title", entry.Title);
            xml.Text("id", frame.AddressOf(SitePaths.Article(entry.Slug))!);
            Link(xml, SitePaths.Article(entry.Slug), "alternate");
            xml.Text("published", Time(entry.PublishedAt));
            xml.Text("updated", Time(entry.ChangedAt));
            xml.WriteStartElement("author");
            xml.Text("name", entry.Author);
            xml.WriteEndElement();
            xml.WriteStartElement("category");
            xml.WriteAttributeString("term", entry.Category.Id);
            xml.WriteAttributeString("label", XmlText.Clean(entry.Category.Name));
            xml.WriteEndElement();
            xml.Text("summary", entry.Summary);
            xml.WriteEndElement();
        }

        xml.WriteEndElement();
    }

    private void Link(XmlWriter xml, string path, string relation)
    {
        xml.WriteStartElement("link");
        xml.WriteAttributeString("rel", relation);
        xml.WriteAttributeString("href", frame.AddressOf(path));
        xml.WriteEndElement();
    }

    private static string Time(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
}

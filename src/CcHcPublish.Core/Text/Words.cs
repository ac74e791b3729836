namespace CcHcPublish.Core.Text;

/// <summary>The language in which a person is addressed. Vietnamese unless asked otherwise.</summary>
public enum Language
{
    Vietnamese,
    English,
}

/// <summary>One message in both languages, kept side by side so that neither is forgotten when the other changes.</summary>
public readonly record struct Words(string Vi, string En)
{
    public string In(Language language) => language == Language.English ? En : Vi;

    public override string ToString() => Vi;
}

using System.Collections;
using System.Collections.ObjectModel;
using System.Dynamic;
using System.Text.Json;
using System.Text.Json.Nodes;
using Scriban;
using Scriban.Runtime;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Hosting;

public class ImportTests
{
    [Theory]
    [InlineData(ScriptMemberImportFlags.Method, "")]
    [InlineData(ScriptMemberImportFlags.Field, "fld,static_fld")]
    [InlineData(ScriptMemberImportFlags.Property, "inst,static_prop")]
    [InlineData(ScriptMemberImportFlags.All, "fld,inst,static_fld,static_prop")]
    public void Flags_choose_what_is_imported_of_an_object(ScriptMemberImportFlags flags, string names)
    {
        var scope = new ScriptObject();
        scope.Import(new Mixed(), flags);

        string.Join(',', scope.Keys.Order(StringComparer.Ordinal)).ShouldBe(names);
    }

    [Fact]
    public void Methods_of_a_type_are_imported_and_constants_are_not()
    {
        var scope = new ScriptObject();
        scope.Import(typeof(Mixed));

        string.Join(',', scope.Keys.Order(StringComparer.Ordinal)).ShouldBe("plus_one,static_fld,static_prop");
    }

    [Fact]
    public void One_static_member_of_a_type_can_be_imported()
    {
        var scope = new ScriptObject();
        scope.ImportMember(typeof(Mixed), nameof(Mixed.PlusOne), "next");
        scope.ImportMember(typeof(Mixed), nameof(Mixed.StaticProp));
        var context = new TemplateContext();
        context.PushGlobal(scope);

        Template.Parse("{{ next 2 }}{{ static_prop }}").Render(context).ShouldBe("31");
    }

    [Fact]
    public void A_list_as_a_model_offers_its_properties() => Template.Parse("{{ count }}").Render(new List<int> { 1 }).ShouldBe("1");

    [Fact]
    public void What_has_no_members_is_out_of_range()
    {
        foreach (var model in new object[] { "text", 5, 1.5m, 'c', true, DayOfWeek.Monday, new[] { 1 }, JsonDocument.Parse("[1]").RootElement })
        {
            Should.Throw<ArgumentOutOfRangeException>(() => Template.Parse("x").Render(model));
        }
    }

    [Fact]
    public void Read_only_members_bind_templates_and_not_their_host()
    {
        var scope = new ScriptObject();
        scope.SetValue("a", 1, readOnly: true);

        scope["a"] = 2;
        scope["a"].ShouldBe(2);
        scope.Import(new { A = 3 });
        scope["a"].ShouldBe(3);
        scope.SetValue("a", 4, readOnly: false);
        scope["a"].ShouldBe(4);
        scope.Import("a", new Func<int>(() => 5));
        scope["a"].ShouldBeAssignableTo<IScriptCustomFunction>();
        scope.CanWrite("a").ShouldBeFalse();
        scope.Remove("a").ShouldBeTrue();
        scope.IsReadOnly = true;
        Should.Throw<InvalidOperationException>(() => scope["b"] = 1);
    }

    [Fact]
    public void From_makes_an_object_of_its_own()
    {
        var original = new ScriptObject { ["a"] = new ScriptObject() };

        var copy = ScriptObject.From(original);

        copy.ShouldNotBeSameAs(original);
        copy["a"].ShouldBeSameAs(original["a"]);
    }

    [Theory]
    [InlineData("{{ i.no }}|{{ i['no'] }}|{{ b.no }}|{{ n.no }}|{{ r.no }}", "0||false||0")]
    [InlineData("{{ e['name'] }}{{ e['no'] }}{{ e.name }}", "xx")]
    [InlineData("{{ e }}", "[{key: \"name\", value: \"x\"}]")]
    [InlineData("{{ e | object.keys }}{{ e | object.values }}{{ e | object.to_json }}", "[\"name\"][\"x\"]{\"name\":\"x\"}")]
    [InlineData("{{ p }}{{ p + 'a' }}{{ ps }}", "{key: \"a\", value: 1}{key: \"a\", value: 1}a[{key: \"a\", value: 1}]")]
    [InlineData("{{ p | object.to_json }}{{ p | object.keys }}", "{\"key\":\"a\",\"value\":1}[\"key\", \"value\"]")]
    [InlineData("{{ j.a }}{{ j['a'] }}{{ j.b.c }}{{ for x in j.l; x; end }}{{ j.n + 1 }}{{ j.s }}{{ j.l.size }}{{ j.no }}", "[1][1]2124t2")]
    [InlineData("{{ k.a }}{{ k['a'] }}{{ k.b.c }}{{ for x in k.l; x; end }}{{ k.n + 1 }}{{ k.s }}{{ k.l.size }}{{ k.no }}", "[1][1]2124t2")]
    [InlineData("{{ j.b | object.to_json }}{{ k | object.to_json }}{{ m.json.c }}", "{\"c\":2}{\"a\":[1],\"b\":{\"c\":2},\"l\":[1,2],\"n\":3,\"s\":\"t\"}5")]
    [InlineData("{{ d | object.to_json }}{{ t | object.to_json }}{{ u | object.to_json }}", "\"2024-01-02\"\"01:02:03.0040000\"\"http://v\\u00ED.vn/a?b\"")]
    [InlineData("{{ x['a'] = 3; x['a'] }}", "3")]
    [InlineData("{{ letters 'abc' }}", "3")]
    public void Values_of_the_host_read_as_those_of_the_language(string template, string output)
    {
        const string Json = """{"a":[1],"b":{"c":2},"l":[1,2],"n":3,"s":"t"}""";
        dynamic expando = new ExpandoObject();
        expando.name = "x";
        var scope = new ScriptObject
        {
            ["i"] = new Dictionary<string, int>(),
            ["b"] = new Dictionary<string, bool>(),
            ["n"] = new Dictionary<string, int?>(),
            ["r"] = new ReadOnlyDictionary<string, int>(new Dictionary<string, int>()),
            ["e"] = expando,
            ["p"] = new KeyValuePair<string, int>("a", 1),
            ["ps"] = new List<KeyValuePair<string, int>> { new("a", 1) },
            ["j"] = JsonDocument.Parse(Json).RootElement,
            ["k"] = JsonNode.Parse(Json),
            ["m"] = new { Json = JsonDocument.Parse("""{"c":5}""").RootElement },
            ["d"] = new DateOnly(2024, 1, 2),
            ["t"] = new TimeOnly(1, 2, 3, 4),
            ["u"] = new Uri("http://ví.vn/a?b"),
            ["x"] = new Shelf(),
        };
        scope.Import("letters", new Func<IList, int>(items => items.Count));
        var context = new TemplateContext();
        context.PushGlobal(scope);

        Template.Parse(template).Render(context).ShouldBe(output);
    }

    private sealed class Mixed
    {
        public const int Constant = 3;
        public static int StaticFld = 4;
        public int Fld = 7;

        public static int StaticProp => 1;

        public int Inst { get; } = 2;

        public static int PlusOne(int number) => number + 1;

        public int DoIt() => Inst;
    }

    private sealed class Shelf
    {
        private readonly Dictionary<string, object?> _items = [];

        public object? this[string name]
        {
            get => _items.GetValueOrDefault(name);
            set => _items[name] = value;
        }
    }
}

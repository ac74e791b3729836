using System.Dynamic;
using System.Reflection;
using System.Text.Json;
using Scriban;
using Scriban.Members;
using Scriban.Runtime;
using Scriban.Syntax;
using Shouldly;
using Xunit;

namespace CcHcPublish.Scriban.Tests.Hosting;

public class HostObjectTests
{
    [Theory]
    [InlineData("FirstName", "first_name")]
    [InlineData("PageURL", "page_url")]
    [InlineData("HTMLPage", "htmlpage")]
    [InlineData("ABc", "abc")]
    [InlineData("Name2X", "name2_x")]
    [InlineData("_X", "__x")]
    public void Members_are_renamed_in_the_standard_way(string name, string renamed) => StandardMemberRenamer.Rename(name).ShouldBe(renamed);

    [Theory]
    [InlineData("{{ title }} {{ page_count + 1 }}", "Phố cổ 8")]
    [InlineData("{{ author.full_name }}", "Lan")]
    [InlineData("{{ author.secret }}{{ author.hidden }}{{ author.to_string }}", "")]
    [InlineData("{{ tags[0] }}{{ tags[-1] }}{{ tags.size }}[{{ numbers[1] }}]", "ab2[5]")]
    [InlineData("{{ lookup.x }}{{ lookup['y'] }}{{ lookup.z }}{{ lookup['z'] }}", "120")]
    [InlineData("{{ for t in tags; t; end }}{{ for kv in lookup; kv.key; kv.value; end }}", "abx1y2")]
    [InlineData("{{ lookup }}", "[{key: \"x\", value: 1}, {key: \"y\", value: 2}]")]
    [InlineData("{{ kind }} {{ kind == 'Long' }}", "Long true")]
    [InlineData("{{ missing }}", "")]
    [InlineData("{{ author | object.to_json }}", "{\"full_name\":\"Lan\",\"birth\":1990}")]
    public void Host_objects_are_read_by_their_renamed_members(string template, string output) =>
        Template.Parse(template).Render(new Book()).ShouldBe(output);

    [Theory]
    [InlineData("{{ author.full_name = 'Mai'; author.full_name }}", "Mai")]
    [InlineData("{{ author.birth = 1; author.birth }}", null)]
    [InlineData("{{ numbers[9] }}", null)]
    [InlineData("{{ tags[9] }}", "")]
    [InlineData("{{ tags[0] = 'z'; tags[0] }}", "z")]
    [InlineData("{{ lookup.q = 5; lookup.q }}", "5")]
    public void Only_public_setters_can_be_written(string template, string? output)
    {
        if (output is null)
        {
            Should.Throw<ScriptRuntimeException>(() => Template.Parse(template).Render(new Book()));
        }
        else
        {
            Template.Parse(template).Render(new Book()).ShouldBe(output);
        }
    }

    [Fact]
    public void A_renamer_and_a_filter_of_the_host_replace_the_standard()
    {
        Template.Parse("{{ Title }}{{ Author.FullName }}").Render(new Book(), member => member.Name).ShouldBe("Phố cổLan");

        Template.Parse("{{ title }}{{ author }}").Render(new Book(), memberFilter: member => member.Name != "Author").ShouldBe("Phố cổ");
    }

    [Fact]
    public void A_new_filter_does_not_see_what_the_old_one_cached()
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["a"] = new Person() });
        var template = Template.Parse("{{ a.full_name }}");
        template.Render(context).ShouldBe("Lan");

        context.MemberFilter = member => member.Name != "FullName";

        template.Render(context).ShouldBeEmpty();
    }

    [Fact]
    public void Models_may_be_dictionaries_json_and_objects()
    {
        var template = Template.Parse("{{ a.b + 1 }}");

        template.Render(new Dictionary<string, object> { ["a"] = new Dictionary<string, object> { ["b"] = 1 } }).ShouldBe("2");
        template.Render(new { a = new { b = 1 } }).ShouldBe("2");
        template.Render(new { A = new { B = 1 } }).ShouldBe("2");
        template.Render(JsonDocument.Parse("""{"a":{"b":1.50}}""").RootElement).ShouldBe("2.50");
        dynamic expando = new ExpandoObject();
        expando.b = 1;
        template.Render(new ScriptObject { ["a"] = expando }).ShouldBe("2");
    }

    [Theory]
    [InlineData("text")]
    [InlineData(5)]
    [InlineData(DayOfWeek.Monday)]
    public void Scalars_are_no_models(object model) => Should.Throw<ArgumentException>(() => Template.Parse("x").Render(model));

    [Fact]
    public void Functions_of_the_host_get_converted_arguments()
    {
        var scope = new ScriptObject();
        scope.Import("twice", new Func<string, int, string>((text, times) => string.Concat(Enumerable.Repeat(text, times))));
        scope.Import("culture", new Func<TemplateContext, string, string>((context, text) => context.CurrentCulture.Name + text));
        scope.Import("count", new Func<object[], int>(items => items.Length));
        scope.Import(typeof(Library));
        var context = new TemplateContext();
        context.PushGlobal(scope);

        Render("{{ 5 | twice 2 }}").ShouldBe("55");
        Render("{{ culture 'x' }}").ShouldBe("x");
        Render("{{ count 1 2 3 }}{{ count }}").ShouldBe("30");
        Render("{{ shout 'a' }} {{ shout 'a' mark: '?' }} {{ name }}").ShouldBe("A! A? library");
        Should.Throw<ScriptRuntimeException>(() => Render("{{ twice 'a' }}"));
        Should.Throw<ScriptRuntimeException>(() => Render("{{ twice 'a' 'b' }}"));

        string Render(string template) => Template.Parse(template).Render(context);
    }

    [Fact]
    public void A_derived_object_offers_its_static_methods()
    {
        var context = new TemplateContext();
        context.PushGlobal(new OwnFunctions());

        Template.Parse("{{ add_one 2 }}").Render(context).ShouldBe("3");
    }

    private sealed class Book
    {
        public string Title { get; } = "Phố cổ";

        public int PageCount { get; } = 7;

        public Person Author { get; } = new();

        public List<string> Tags { get; } = ["a", "b"];

        public int[] Numbers { get; } = [4, 5];

        public Dictionary<string, int> Lookup { get; } = new() { ["x"] = 1, ["y"] = 2 };

        public Length Kind { get; } = Length.Long;
    }

    private enum Length
    {
        Short,
        Long,
    }

    private abstract class Being
    {
        protected string Secret { get; } = "secret";
    }

    [Theory]
    [InlineData("{{ s.x }}{{ s.y }}{{ s.name }}{{ s.empty_name }}", "12Lan")]
    [InlineData("{{ c.count }}{{ c.on }}{{ c.when | date.to_string '%F' }}{{ c.inner.y }}", "3true2024-02-102")]
    [InlineData("{{ g.value }}", "7")]
    public void Fields_and_members_of_structures_are_read(string template, string output)
    {
        var context = new TemplateContext();
        context.PushGlobal(new ScriptObject { ["s"] = new Point { X = 1, Y = 2 }, ["c"] = new Counters(), ["g"] = new Holder<int> { Value = 7 } });

        Template.Parse(template).Render(context).ShouldBe(output);
    }

    [Theory]
    [InlineData(typeof(Point), "X")]
    [InlineData(typeof(Point), "Y")]
    [InlineData(typeof(Counters), "Count")]
    [InlineData(typeof(Person), "FullName")]
    public void Members_are_bound_once_and_read_without_reflection(Type type, string member)
    {
        var reader = MemberReader.For(type.GetMember(member).Single());

        reader.Target.ShouldNotBeAssignableTo<MemberInfo>();
        reader(Activator.CreateInstance(type)!).ShouldNotBeNull();
    }

    [Fact]
    public void A_delegates_own_names_and_default_values_count()
    {
        var scope = new ScriptObject();
        scope.Import("mark", new Mark((text, with) => text + with));
        var context = new TemplateContext();
        context.PushGlobal(scope);

        Template.Parse("{{ mark 'a' }}{{ mark 'b' with: '?' }}{{ 'c' | mark }}").Render(context).ShouldBe("a!b?c!");
    }

    private delegate string Mark(string text, string with = "!");

    private struct Point
    {
        public int X;

        public int Y { get; set; }

        public readonly string Name => X > 0 ? "Lan" : "Mai";

        public readonly string? EmptyName => X > 9 ? "x" : null;
    }

    private sealed class Counters
    {
        public int Count = 3;
        public bool On = true;
        public DateTime When = new(2024, 2, 10);
        public Point Inner = new() { Y = 2 };
    }

    private sealed class Holder<T>
    {
        public T? Value;
    }

    private sealed class Person : Being
    {
        public string FullName { get; set; } = "Lan";

        public int Birth { get; init; } = 1990;

        [ScriptMemberIgnore]
        public string Hidden { get; } = "hidden";
    }

    private static class Library
    {
        public static string Name => "library";

        public static string Shout(string text, string mark = "!") => text.ToUpperInvariant() + mark;
    }

    private sealed class OwnFunctions : ScriptObject
    {
        public static int AddOne(int number) => number + 1;
    }
}

using TorchSharp.Analyzers.Tests.Catalogue;
using Verify = TorchSharp.Analyzers.Testing.Verify<TorchSharp.Analyzers.Losses.TSA1001_SigmoidBeforeBCEWithLogits>;

namespace TorchSharp.Analyzers.Tests.Losses.Domain;

/// <summary>Code that runs where no call of it is written, and writes that do not name what they write: each beside a twin that leaves the activation where it is.</summary>
public sealed class UnseenCodeTests
{
    [Theory]
    [InlineData("public static void Parse(string[] a) => Squash = a.Length > 0;", "Settings.Parse([]);")]
    [InlineData("public static void Parse(string[] a) { if (a.Length == 0) { Squash = false; } }", "Settings.Parse([]);")]
    [InlineData("static void Set(out bool flag) => flag = false; public static void Parse(string[] a) => Set(out Squash);", "Settings.Parse([]);")]
    [InlineData("public static void Parse(string[] a) => (Squash, _) = (false, a);", "Settings.Parse([]);")]
    public Task A_setting_that_a_method_without_a_tensor_writes(string parse, string call) => Verify.Silent(Settings(parse, call));

    [Fact]
    public Task A_setting_that_a_method_only_reads() =>
        Verify.Reports(Settings("public static void Parse(string[] a) => Console.WriteLine(Squash);", "Settings.Parse([]);", "[|", "|]"));

    [Fact]
    public Task A_setting_of_a_second_constructor() => Verify.Silent(Options("public Options() { } public Options(bool squash) => Squash = squash;", "new Options(false)"));

    [Fact]
    public Task A_setting_that_no_constructor_writes() => Verify.Reports(Options("public Options() { } public Options(string name) => Console.WriteLine(name);", "new Options(\"a\")", "[|", "|]"));

    [Theory]
    [InlineData("bool Raw { set => f = Identity(); }", "Raw = true;")]
    [InlineData("bool Raw { set { if (value) f = Identity(); } }", "this.Raw = true;")]
    [InlineData("bool this[int i] { set => f = Identity(); }", "this[0] = true;")]
    public Task A_setter_that_undoes_it(string member, string statement) => Verify.Silent(Trainer(member, statement));

    [Theory]
    [InlineData("bool Raw { get; set; }", "Raw = true;")]
    [InlineData("static bool raw; static bool Raw { set => raw = value; }", "")]
    public Task A_setter_that_does_not(string member, string statement) => Verify.Reports(Trainer(member, statement, "[|", "|]"));

    [Theory]
    [InlineData("new List<int> { 1 }.ForEach(_ => f = Identity());")]
    [InlineData("Array.ForEach(new int[1], _ => f = Identity());")]
    [InlineData("System.Threading.Tasks.Parallel.For(0, 1, _ => f = Identity());")]
    public Task A_lambda_given_to_anybody_that_undoes_it(string statement) => Verify.Silent(Trainer("", statement));

    [Fact]
    public Task The_end_of_a_using_that_undoes_it() => Verify.Silent("""
        sealed class Trainer : IDisposable
        {
            private Module<Tensor, Tensor> f = Identity();
            public void Dispose() => f = Identity();
            public Tensor Step(Linear net, Tensor x, Tensor y)
            {
                using (this)
                    f = Sigmoid();
                return functional.binary_cross_entropy_with_logits(f.call(net.call(x)), y);
            }
        }
        """);

    [Fact]
    public Task The_end_of_a_using_that_does_not() => Verify.Reports("""
        sealed class Trainer
        {
            private Module<Tensor, Tensor> f = Identity();
            public Tensor Step(Linear net, Tensor x, Tensor y)
            {
                using (var scope = NewDisposeScope())
                    f = Sigmoid();
                return functional.binary_cross_entropy_with_logits([|f.call(net.call(x))|], y);
            }
        }
        """);

    [Theory]
    [InlineData("public Trainer(Net net) { this.net = net; net.Finish = Identity(); }")]
    [InlineData("public Trainer(Net net) { this.net = net; ((IHead)net).Finish = Identity(); }")]
    [InlineData("public Trainer(Net net) { this.net = net; IHead head = net; head.Finish = Identity(); }")]
    public Task What_another_object_s_constructor_writes(string constructor) => Verify.Silent(Built(constructor));

    [Fact]
    public Task What_another_object_s_constructor_writes_by_a_reference() => Verify.Silent("""
        sealed class Net
        {
            private Module<Tensor, Tensor> finish = Sigmoid();
            public ref Module<Tensor, Tensor> Finish => ref finish;
            public Tensor Run(Tensor z) => finish.call(z);
        }
        sealed class Trainer
        {
            private readonly Net net;
            public Trainer(Net net) { this.net = net; net.Finish = Identity(); }
            public Tensor Loss(Linear l, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(net.Run(l.call(x)), y);
        }
        static class Program { static Tensor Step(Linear l, Tensor x, Tensor y) => new Trainer(new Net()).Loss(l, x, y); }
        """);

    [Fact]
    public Task What_another_object_s_constructor_reads() =>
        Verify.Reports(Built("public Trainer(Net net) { this.net = net; Console.WriteLine(net.Finish); }", "[|", "|]"));

    [Theory]
    [InlineData("get; set => field = value.logit();")]
    [InlineData("get => field.logit(); set;")]
    public Task A_property_that_stores_or_gives_something_else(string accessors)
    {
        SkipWithoutField();
        return Verify.Silent(Stored(accessors));
    }

    [Fact]
    public Task A_property_that_stores_what_it_is_given() => Verify.Reports(Stored("get; set;", "[|", "|]"));

    /// <summary>An initialiser writes past the setter.</summary>
    [Fact]
    public Task A_property_whose_setter_nobody_runs()
    {
        SkipWithoutField();
        return Verify.Reports("""
            sealed class Trainer
            {
                public Module<Tensor, Tensor> Act { get; set { field = value; Console.WriteLine("set"); } } = Sigmoid();
                public Tensor Step(Linear net, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits([|Act.call(net.call(x))|], y);
            }
            """);
    }

    [Fact]
    public Task A_struct_implements_the_interface_too() => Verify.Silent(Heads("readonly struct Raw : IHead { public Tensor Finish(Tensor z) => z; }"));

    [Fact]
    public Task A_delegate_of_the_base_class_s_method() => Verify.Silent(Base("base.Finish"));

    [Fact]
    public Task A_delegate_of_what_overrides_it() => Verify.Reports(Base("Finish", "[|", "|]"));

    [Theory]
    [InlineData("layers[^1] = Identity();", "", "")]
    [InlineData("layers[layers.Count - 1] = Identity();", "", "")]
    [InlineData("_ = layers[^1];", "[|", "|]")]
    public Task An_element_at_an_index_from_the_end(string statement, string open, string close) => Check($$"""
        static class Program
        {
            static Tensor Step(Tensor x, Tensor y)
            {
                List<Module<Tensor, Tensor>> layers = [Linear(20, 5), Sigmoid()];
                {{statement}}
                return functional.binary_cross_entropy_with_logits({{open}}Sequential(layers).call(x){{close}}, y);
            }
        }
        """, open);

    [Theory]
    [InlineData("p.narrow(1, 0, 5).logit_();")]
    [InlineData("p.view(5, -1).logit_();")]
    [InlineData("var (a, b) = (p.chunk(2, 1), 0); a[0].logit_();")]
    public Task A_view_that_changes_in_place(string statement) => Verify.Silent(Changed(statement));

    [Theory]
    [InlineData("undo(p);")]
    [InlineData("undo.Invoke(p);")]
    public Task A_delegate_that_is_called_for_its_effect(string statement) => Verify.Silent(Changed(statement));

    [Theory]
    [InlineData("p.narrow(1, 0, 5).mean().backward();")]
    [InlineData("var m = p.mean(); m.mul_(2);")]
    [InlineData("p.gt(0.5).to(ScalarType.Float32).mul_(2).sub_(1);")]
    [InlineData("Console.WriteLine(p.mean().item<float>());")]
    public Task A_view_that_is_only_read(string statement) => Verify.Reports(Changed(statement, "[|", "|]"));

    private static void SkipWithoutField() =>
        Assert.SkipWhen(Version.Parse(BuildFacts.RoslynTestVersion).Major < 5, "this compiler does not know the word 'field'");

    private static Task Check(string program, string open) => open.Length > 0 ? Verify.Reports(program) : Verify.Silent(program);

    private static string Settings(string parse, string call, string open = "", string close = "") => $$"""
        static class Settings { public static bool Squash = true; {{parse}} }
        static class Program
        {
            static Tensor Finish(Tensor z, bool squash) => squash ? z.sigmoid() : z;
            static Tensor Step(Linear net, Tensor x, Tensor y)
            {
                {{call}}
                return functional.binary_cross_entropy_with_logits({{open}}Finish(net.call(x), Settings.Squash){{close}}, y);
            }
        }
        """;

    private static string Options(string constructors, string made, string open = "", string close = "") => $$"""
        sealed class Options { public bool Squash { get; } = true; {{constructors}} }
        static class Program
        {
            static Tensor Finish(Tensor z, Options o) => o.Squash ? z.sigmoid() : z;
            static Tensor Step(Linear net, Tensor x, Tensor y) =>
                functional.binary_cross_entropy_with_logits({{open}}Finish(net.call(x), {{made}}){{close}}, y);
        }
        """;

    private static string Trainer(string member, string statement, string open = "", string close = "") => $$"""
        sealed class Trainer
        {
            private Module<Tensor, Tensor> f = Identity();
            {{member}}
            public Tensor Step(Linear net, Tensor x, Tensor y)
            {
                f = Sigmoid();
                {{statement}}
                return functional.binary_cross_entropy_with_logits({{open}}f.call(net.call(x)){{close}}, y);
            }
        }
        """;

    private static string Built(string constructor, string open = "", string close = "") => $$"""
        interface IHead { Module<Tensor, Tensor> Finish { get; set; } }
        sealed class Net : IHead
        {
            public Module<Tensor, Tensor> Finish { get; set; } = Sigmoid();
            public Tensor Run(Tensor z) => Finish.call(z);
        }
        sealed class Trainer
        {
            private readonly Net net;
            {{constructor}}
            public Tensor Loss(Linear l, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits({{open}}net.Run(l.call(x)){{close}}, y);
        }
        static class Program { static Tensor Step(Linear l, Tensor x, Tensor y) => new Trainer(new Net()).Loss(l, x, y); }
        """;

    private static string Stored(string accessors, string open = "", string close = "") => $$"""
        sealed class Output { public required Tensor Z { {{accessors}} } }
        static class Program
        {
            static Tensor Step(Linear l, Tensor x, Tensor y) =>
                functional.binary_cross_entropy_with_logits({{open}}new Output { Z = l.call(x).sigmoid() }.Z{{close}}, y);
        }
        """;

    private static string Heads(string other) => $$"""
        interface IHead { Tensor Finish(Tensor z); }
        sealed class Squashed : IHead { public Tensor Finish(Tensor z) => z.sigmoid(); }
        {{other}}
        static class Program
        {
            static Tensor Loss(IHead h, Tensor z, Tensor y) => functional.binary_cross_entropy_with_logits(h.Finish(z), y);
            static void Step(Tensor z, Tensor y) { Loss(new Raw(), z, y); new Squashed().Finish(z); }
        }
        """;

    private static string Base(string method, string open = "", string close = "") => $$"""
        class Plain { protected virtual Tensor Finish(Tensor z) => z; }
        sealed class Squashed : Plain
        {
            protected override Tensor Finish(Tensor z) => z.sigmoid();
            Tensor Step(Linear l, Tensor x, Tensor y)
            {
                Func<Tensor, Tensor> finish = {{method}};
                return functional.binary_cross_entropy_with_logits({{open}}finish(l.call(x)){{close}}, y);
            }
        }
        """;

    private static string Changed(string statement, string open = "", string close = "") => $$"""
        static class Program
        {
            static Tensor Step(Action<Tensor> undo, Linear net, Tensor x, Tensor y)
            {
                var p = net.call(x).sigmoid();
                {{statement}}
                return functional.binary_cross_entropy_with_logits({{open}}p{{close}}, y);
            }
        }
        """;
}

namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>Writes that name neither the member nor the variable: through a window on an array, a reference that is only to be read, reflection, another class.</summary>
public sealed class HiddenWritesTests
{
    [Theory]
    [InlineData("Span<Module<Tensor, Tensor>> s = acts; s.Fill(Identity());")]
    [InlineData("Memory<Module<Tensor, Tensor>> s = acts; s.Span.Fill(Identity());")]
    [InlineData("acts.AsSpan().Fill(Identity());")]
    [InlineData("Span<Module<Tensor, Tensor>> s = acts; s[0] = Identity();")]
    [InlineData("Span<Module<Tensor, Tensor>> s = acts; new Module<Tensor, Tensor>[] { Identity() }.AsSpan().CopyTo(s);")]
    [InlineData("Span<Module<Tensor, Tensor>> s = acts; new Module<Tensor, Tensor>[] { Identity() }.CopyTo(s);")]
    public Task Through_a_window(string change) => Findings.None(Windows(change));

    [Theory]
    [InlineData("ReadOnlySpan<Module<Tensor, Tensor>> s = acts; Console.WriteLine(s.Length);")]
    [InlineData("Span<int> s = new int[3]; s.Fill(1);")]
    public Task A_window_is_only_looked_through(string look) => Findings.One(Windows(look));

    [Theory]
    [InlineData("public void Raw() => _acts.AsSpan().Fill(Identity());", "net.Raw();")]
    [InlineData("public void Raw() { Span<Module<Tensor, Tensor>> s = _acts; s.Fill(Identity()); }", "net.Raw();")]
    [InlineData("public Span<Module<Tensor, Tensor>> Acts => _acts;", "net.Acts.Fill(Identity());")]
    [InlineData("public void Raw() => System.Runtime.CompilerServices.Unsafe.AsRef(in _acts) = [Identity()];", "net.Raw();")]
    [InlineData("", "System.Runtime.CompilerServices.Unsafe.As<Shadow>(net).Acts = [Identity()];")]
    [InlineData("", "Put(net, \"_acts\", new Module<Tensor, Tensor>[] { Identity() });")]
    [InlineData("", "PutAny(net, \"_acts\", new Module<Tensor, Tensor>[] { Identity() });")]
    public Task Into_a_field(string member, string change) => Findings.None(Fields(member, change));

    [Theory]
    [InlineData("", "Describe(net);")]
    [InlineData("public ReadOnlySpan<Module<Tensor, Tensor>> Acts => _acts;", "Console.WriteLine(net.Acts.Length);")]
    public Task A_field_is_looked_at(string member, string look) => Findings.One(Fields(member, look, canPut: false));

    [Theory]
    [InlineData("static void Set(in Module<Tensor, Tensor> slot, Module<Tensor, Tensor> m) => System.Runtime.CompilerServices.Unsafe.AsRef(in slot) = m;", "Set(in act, Identity());")]
    [InlineData("static void Set(in Module<Tensor, Tensor> slot, Module<Tensor, Tensor> m) => System.Runtime.CompilerServices.Unsafe.AsRef(in slot) = m;", "Set(act, Identity());")]
    public Task Through_a_reference_that_is_only_to_be_read(string method, string change) => Findings.None(References(method, change));

    [Fact]
    public Task A_reference_is_read() => Findings.One(References("static void Look(in Module<Tensor, Tensor> slot) => Console.WriteLine(slot);", "Look(act);"));

    [Theory]
    [InlineData("IHead h = System.Reflection.DispatchProxy.Create<IHead, Proxy>();", true)]
    [InlineData("var h = (IHead)System.Reflection.Assembly.LoadFrom(\"plugin.dll\").CreateInstance(\"Raw\")!;", true)]
    [InlineData("IHead h = new SigHead();", false)]
    public Task A_class_from_elsewhere(string made, bool isFromElsewhere)
    {
        var program = $$"""
            public interface IHead { Tensor Out(Tensor z); }
            class SigHead : IHead { public Tensor Out(Tensor z) => z.sigmoid(); }
            public class Proxy : System.Reflection.DispatchProxy { protected override object? Invoke(System.Reflection.MethodInfo? m, object?[]? a) => a![0]; }

            static class Program
            {
                static void Run(Linear net, Tensor x, Tensor y)
                {
                    Console.WriteLine(new SigHead().Out(x));
                    {{made}}
                    functional.binary_cross_entropy_with_logits(h.Out(net.call(x)), y).backward();
                }
            }
            """;
        return isFromElsewhere ? Findings.None(program) : Findings.One(program);
    }

    private static string Windows(string statements) => $$"""
        static class Program
        {
            static void Run(Linear net, Tensor x, Tensor y)
            {
                var acts = new Module<Tensor, Tensor>[] { Sigmoid() };
                {{statements}}
                functional.binary_cross_entropy_with_logits(acts[0].call(net.call(x)), y).backward();
            }
        }
        """;

    private static string Fields(string member, string statements, bool canPut = true) => $$"""
        using System.Reflection;

        sealed class Net
        {
            readonly Module<Tensor, Tensor>[] _acts = [Sigmoid()];
            readonly Linear _fc = Linear(4, 1);
            {{member}}
            public Tensor Of(Tensor x) => _acts[0].call(_fc.call(x));
        }

        sealed class Shadow { public Module<Tensor, Tensor>[] Acts = null!; }

        static class Program
        {
            {{(canPut ? """
            static void Put<T>(T target, string name, object value) where T : class => target.GetType().GetField(name, BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(target, value);
            static void PutAny(object target, string name, object value) { foreach (var f in target.GetType().GetFields()) if (f.Name == name) f.SetValue(target, value); }
            """ : "")}}
            static void Describe(object target) { foreach (var f in target.GetType().GetFields()) Console.WriteLine(f.Name); }

            static void Run(Tensor x, Tensor y)
            {
                var net = new Net();
                {{statements}}
                functional.binary_cross_entropy_with_logits(net.Of(x), y).backward();
            }
        }
        """;

    private static string References(string method, string statements) => $$"""
        static class Program
        {
            {{method}}

            static void Run(Linear net, Tensor x, Tensor y)
            {
                Module<Tensor, Tensor> act = Sigmoid();
                {{statements}}
                functional.binary_cross_entropy_with_logits(act.call(net.call(x)), y).backward();
            }
        }
        """;
}

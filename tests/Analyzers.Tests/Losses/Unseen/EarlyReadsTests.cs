namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>A method that runs while an object is made finds members that nobody has set yet.</summary>
public sealed class EarlyReadsTests
{
    [Theory]
    [InlineData("readonly bool _squash; readonly Module<Tensor, Tensor> _act; public Net() { _act = Make(); _squash = true; } Module<Tensor, Tensor> Make() => _squash ? Sigmoid() : Identity();")]
    [InlineData("readonly Module<Tensor, Tensor> _act, _usual; public Net() { _act = Make(); _usual = Sigmoid(); } Module<Tensor, Tensor> Make() => _usual ?? Identity();")]
    [InlineData("readonly bool _squash; readonly Module<Tensor, Tensor> _act; public Net() { _act = Make(); _squash = true; } Module<Tensor, Tensor> Make() => Choose(); Module<Tensor, Tensor> Choose() => _squash ? Sigmoid() : Identity();")]
    [InlineData("static readonly Module<Tensor, Tensor> _act = Make(); static readonly bool _squash = true; static Module<Tensor, Tensor> Make() => _squash ? Sigmoid() : Identity();")]
    [InlineData("static readonly Module<Tensor, Tensor> _act = _squash ? Sigmoid() : Identity(); static readonly bool _squash = true;")]
    public Task It_is_read_too_early(string members) => Findings.None(Program(members));

    [Theory]
    [InlineData("readonly bool _squash; readonly Module<Tensor, Tensor> _act; public Net() { _squash = true; _act = Make(); } Module<Tensor, Tensor> Make() => _squash ? Sigmoid() : Identity();")]
    [InlineData("static readonly bool _squash = true; static readonly Module<Tensor, Tensor> _act = Make(); static Module<Tensor, Tensor> Make() => _squash ? Sigmoid() : Identity();")]
    [InlineData("readonly bool _squash; readonly Module<Tensor, Tensor> _act = Sigmoid(); public Net() { Log(); _squash = true; } void Log() => Console.WriteLine(_squash);")]
    public Task It_is_read_in_time(string members) => Findings.One(Program(members));

    [Theory]
    [InlineData("readonly bool _squash; public Raw() { _squash = true; }", true)]
    [InlineData("readonly bool _squash = true;", false)]
    public Task The_constructor_of_the_base_class_asks(string flag, bool isEarly)
    {
        var program = $$"""
            abstract class Base
            {
                readonly Linear _fc = Linear(4, 1);
                readonly Module<Tensor, Tensor> _act;
                protected Base() { _act = Make(); }
                protected abstract Module<Tensor, Tensor> Make();
                public Tensor Of(Tensor x) => _act.call(_fc.call(x));
            }

            sealed class Raw : Base
            {
                {{flag}}
                protected override Module<Tensor, Tensor> Make() => _squash ? Sigmoid() : Identity();
            }

            static class Program
            {
                static void Run(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(new Raw().Of(x), y).backward();
            }
            """;
        return isEarly ? Findings.None(program) : Findings.One(program);
    }

    [Theory]
    [InlineData("(uint)n > 1 ? z : z.sigmoid()", "-1")]
    [InlineData("(byte)n == 0 ? z : z.sigmoid()", "256")]
    public Task A_cast_changes_what_is_asked(string chosen, string given) => Findings.None(Asked(chosen, given));

    [Theory]
    [InlineData("n > 1 ? z : z.sigmoid()", "-1")]
    [InlineData("(long)n > 1 ? z : z.sigmoid()", "-1")]
    public Task A_number_is_asked_as_it_is(string chosen, string given) => Findings.One(Asked(chosen, given));

    private static string Asked(string chosen, string given) => $$"""
        static class Program
        {
            static Tensor Choose(Tensor z, int n) => {{chosen}};

            static void Run(Linear net, Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(Choose(net.call(x), {{given}}), y).backward();
        }
        """;

    private static string Program(string members) => $$"""
        sealed class Net
        {
            readonly Linear _fc = Linear(4, 1);
            {{members}}
            public Tensor Of(Tensor x) => _act.call(_fc.call(x));
        }

        static class Program
        {
            static void Run(Tensor x, Tensor y) => functional.binary_cross_entropy_with_logits(new Net().Of(x), y).backward();
        }
        """;
}

namespace TorchSharp.Analyzers.Tests.Losses.Unseen;

/// <summary>Two treatments of which one runs: whichever way the program chooses, a loss is given what it wants.</summary>
public sealed class ExclusiveTreatmentsTests
{
    [Theory]
    [InlineData("foreach (var _ in new int[1]) { if (loss is not TorchSharp.Modules.NLLLoss) { z = loss.call(z, y); continue; } z = loss.call(z.log_softmax(1), y); } return z;")]
    [InlineData("for (;;) { if (loss is not TorchSharp.Modules.NLLLoss) { z = loss.call(z, y); break; } z = loss.call(z.log_softmax(1), y); break; } return z;")]
    [InlineData("if (loss is NLLLoss) goto nll; return loss.call(z, y); nll: return loss.call(z.log_softmax(1), y);")]
    [InlineData("while (loss is NLLLoss) return loss.call(z.log_softmax(1), y); return loss.call(z, y);")]
    [InlineData("var nll = loss as NLLLoss; return nll?.call(z.log_softmax(1), y) ?? loss.call(z, y);")]
    [InlineData("Func<Tensor> f = loss is NLLLoss ? () => loss.call(z.log_softmax(1), y) : () => loss.call(z, y); return f();")]
    [InlineData("Tensor A() => loss.call(z, y); Tensor B() => loss.call(z.log_softmax(1), y); return (loss is CrossEntropyLoss ? (Func<Tensor>)A : B)();")]
    [InlineData("return new Dictionary<Type, Func<Tensor>> { [typeof(NLLLoss)] = () => loss.call(z.log_softmax(1), y), [typeof(CrossEntropyLoss)] = () => loss.call(z, y) }[loss.GetType()]();")]
    [InlineData("var d = new Dictionary<Type, Func<Tensor>>(); d[typeof(NLLLoss)] = () => loss.call(z.log_softmax(1), y); d.Add(typeof(CrossEntropyLoss), () => loss.call(z, y)); return d[loss.GetType()]();")]
    [InlineData("switch (loss.GetType().Name) { case \"NLLLoss\": return loss.call(z.log_softmax(1), y); default: return loss.call(z, y); }")]
    [InlineData("return loss.GetType().Name switch { \"NLLLoss\" => loss.call(z.log_softmax(1), y), _ => loss.call(z, y) };")]
    [InlineData("return (loss as object)?.ToString() switch { \"NLLLoss\" => loss.call(z.log_softmax(1), y), _ => loss.call(z, y) };")]
    public Task One_of_two(string body) => Findings.None(Program(body));

    /// <summary>Who says what the type is chooses between the two.</summary>
    [Theory]
    [InlineData("typeof(TLoss) == typeof(NLLLoss)")]
    [InlineData("typeof(TLoss).Name == \"NLLLoss\"")]
    [InlineData("typeof(NLLLoss).IsAssignableFrom(typeof(TLoss))")]
    [InlineData("Kind<TLoss>.IsLog")]
    [InlineData("Is<TLoss>()")]
    [InlineData("new TLoss[0] is NLLLoss[]")]
    public Task One_of_two_types(string test) => Findings.None(Generic(test));

    [Theory]
    [InlineData("typeof(NLLLoss) == typeof(object)")]
    [InlineData("DateTime.Now.Hour > 12")]
    public Task The_one_that_is_wrong_whatever_the_type(string test) => Findings.One(Generic(test, "NLLLoss", "z.log_softmax(1)", "z"));

    /// <summary>A loss of the program takes other things than the library's.</summary>
    [Theory]
    [InlineData("loss switch { Own => loss.call(z, y), TorchSharp.Modules.BCELoss => loss.call(z.sigmoid().clamp(0.01, 0.99), y), _ => loss.call(z, y) }")]
    [InlineData("loss is Own ? loss.call(z, y) : loss is TorchSharp.Modules.BCELoss ? loss.call(z.sigmoid().clamp(0.01, 0.99), y) : loss.call(z, y)")]
    public Task One_of_three(string choice) => Findings.None($$"""
        sealed class Own : Loss<Tensor, Tensor, Tensor> { public Own() : base(Reduction.Mean) { } public override Tensor forward(Tensor z, Tensor y) => functional.binary_cross_entropy(z.sigmoid().pow(2), y); }
        static class Program
        {
            static Tensor Loss(Loss<Tensor, Tensor, Tensor> loss, Tensor z, Tensor y) => {{choice}};
            static Tensor Step(Linear net, Tensor x, Tensor y) => Loss(BCELoss(), net.call(x), y) + Loss(new Own(), net.call(x), y) + Loss(BCEWithLogitsLoss(), net.call(x), y);
        }
        """);

    [Theory]
    [InlineData("foreach (var _ in new int[1]) { if (y.numel() == 0) { Console.WriteLine(y); continue; } z = loss.call(z.log_softmax(1), y); } return z;")]
    [InlineData("Func<Tensor> f = () => loss.call(z.log_softmax(1), y); return f();")]
    [InlineData("if (loss is CrossEntropyLoss) return loss.call(z.log_softmax(1), y); return z;")]
    public Task The_one_that_is_wrong(string body) => Findings.One(Program(body));

    private static string Generic(string test, string loss = "CrossEntropyLoss", string first = "z.log_softmax(1)", string second = "z") => $$"""
        static class Kind<T> { public static readonly bool IsLog = typeof(T).Name == "NLLLoss"; }
        static class Program
        {
            static bool Is<T>() => typeof(T).Name == "NLLLoss";
            static Tensor Loss<TLoss>(TLoss loss, Tensor z, Tensor y) where TLoss : Loss<Tensor, Tensor, Tensor> => {{test}} ? loss.call({{first}}, y) : loss.call({{second}}, y);
            static Tensor Step(Linear net, Tensor x, Tensor y) => Loss({{loss}}(), net.call(x), y);
        }
        """;

    private static string Program(string body) => $$"""
        static class Program
        {
            static Tensor Loss(Loss<Tensor, Tensor, Tensor> loss, Tensor z, Tensor y) { {{body}} }
            static void Step(Linear net, Tensor x, Tensor y) => Loss(CrossEntropyLoss(), net.call(x), y);
        }
        """;
}

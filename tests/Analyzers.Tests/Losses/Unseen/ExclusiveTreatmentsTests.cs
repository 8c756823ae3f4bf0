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
    public Task One_of_two(string body) => Findings.None(Program(body));

    [Theory]
    [InlineData("foreach (var _ in new int[1]) { if (y.numel() == 0) { Console.WriteLine(y); continue; } z = loss.call(z.log_softmax(1), y); } return z;")]
    [InlineData("Func<Tensor> f = () => loss.call(z.log_softmax(1), y); return f();")]
    [InlineData("if (loss is CrossEntropyLoss) return loss.call(z.log_softmax(1), y); return z;")]
    public Task The_one_that_is_wrong(string body) => Findings.One(Program(body));

    private static string Program(string body) => $$"""
        static class Program
        {
            static Tensor Loss(Loss<Tensor, Tensor, Tensor> loss, Tensor z, Tensor y) { {{body}} }
            static void Step(Linear net, Tensor x, Tensor y) => Loss(CrossEntropyLoss(), net.call(x), y);
        }
        """;
}

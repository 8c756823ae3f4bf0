using Xunit;
using TorchSharp.Analyzers.Torch.Facts;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Facts;

/// <summary>Every spelling of an activation computes what the table's head says.</summary>
public class ActivationTests
{
    private static readonly Invocation OverDimensionOne = new(("dim", 1));

    public static TheoryData<int, string> Functions => Entries(row => row.Functions);

    public static TheoryData<string> Spellings => [.. Activations.All.SelectMany(row => row.Functions)];

    public static TheoryData<int, string> Modules => Entries(row => row.Modules);

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_has_its_head(int head, string spelling)
    {
        var results = OverDimensionOne.Function(spelling, Input());

        Assert.NotEmpty(results);
        Assert.All(results, result => Check((Head)head, result));
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Only_in_place_forms_overwrite_their_input(string spelling)
    {
        var input = Input();
        var result = OverDimensionOne.Function(spelling, input)[0];

        Assert.Equal(spelling.EndsWith('_'), Numbers.Of(input).SequenceEqual(Numbers.Of(result)));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_has_its_head(int head, string name)
    {
        var modules = OverDimensionOne.Modules(name);

        Assert.NotEmpty(modules);
        Assert.All(modules, module => Check((Head)head, ((nn.IModule<Tensor, Tensor>)module).call(Input())));
    }

    private static Tensor Input() => Numbers.Real(4, 3, 2, 2);

    private static void Check(Head head, Tensor result)
    {
        var x = Numbers.Of(Input());
        var y = Numbers.Of(result);
        Assert.Equal(x.Length, y.Length);
        Action check = head switch
        {
            Head.Sigmoid => () => Numbers.AreClose([.. x.Select(Sigmoid)], y),
            Head.LogSigmoid => () => Numbers.AreClose([.. x.Select(Sigmoid)], [.. y.Select(Math.Exp)]),
            Head.Softmax => () => SumsToOne(result),
            Head.LogSoftmax => () => SumsToOne(result.exp()),
            Head.Relu => () => Assert.All(x.Zip(y), pair => Assert.True(IsRectified(pair.First, pair.Second))),
            Head.Tanh => () => Assert.All(x.Zip(y), pair => Assert.True(IsSquashed(pair.First, pair.Second))),
            _ => throw new InvalidOperationException($"No activation gives {head}."),
        };
        check();
    }

    private static double Sigmoid(double z) => 1 / (1 + Math.Exp(-z));

    /// <summary>ReLU, or ReLU6 above 6.</summary>
    private static bool IsRectified(double x, double y) => y == Math.Max(0, x) || (y == 6 && x > 6);

    private static bool IsSquashed(double x, double y) => Math.Abs(y) < 1 && Math.Sign(y) == Math.Sign(x);

    private static void SumsToOne(Tensor probabilities)
    {
        Assert.All(Numbers.Of(probabilities), value => Assert.True(value > 0));
        Assert.All(Numbers.Of(probabilities.sum(1)), sum => Assert.Equal(1, sum, 1e-6));
    }

    private static TheoryData<int, string> Entries(Func<Activation, IReadOnlyList<string>> spellings)
    {
        var entries = new TheoryData<int, string>();
        foreach (var row in Activations.All)
            foreach (var spelling in spellings(row))
                entries.Add((int)row.Head, spelling);
        return entries;
    }
}

using Xunit;
using TorchSharp.Analyzers.Torch.Facts;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Facts;

/// <summary>Every spelling of a loss applies to its input what the table's kind says.</summary>
public class LossTests
{
    private static readonly Tensor Probabilities = Numbers.Real(5, 3).sigmoid();
    private static readonly Tensor Labels = tensor(new long[] { 0, 2, 1, 2, 0 });
    private static readonly Tensor Truths = nn.functional.one_hot(Labels, 3).to_type(ScalarType.Float64);

    /// <summary>Without those of torchvision, whose package is not here.</summary>
    public static TheoryData<int, string> Functions =>
        Entries(row => row.Functions.Where(spelling => !spelling.StartsWith("torchvision.", StringComparison.Ordinal)));

    public static TheoryData<int, string> Modules => Entries(row => row.Modules);

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_wants_what_its_kind_says(int kind, string spelling) =>
        Check((LossKind)kind, (input, target) => Assert.Single(new Invocation(("target", target)).Function(spelling, input)));

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_wants_what_its_kind_says(int kind, string name)
    {
        var loss = (nn.IModule<Tensor, Tensor, Tensor>)Assert.Single(new Invocation().Modules(name));

        Check((LossKind)kind, loss.call);
    }

    private static void Check(LossKind kind, Func<Tensor, Tensor, Tensor> loss)
    {
        var (actual, expected) = kind switch
        {
            LossKind.BinaryCrossEntropyWithLogits => (loss(Probabilities.logit(), Truths), BinaryCrossEntropy()),
            LossKind.BinaryCrossEntropy => (loss(Probabilities, Truths), BinaryCrossEntropy()),
            LossKind.CrossEntropy => (loss(Probabilities.log(), Labels), -(Normalised().log() * Truths).sum(1).mean()),
            LossKind.NegativeLogLikelihood => (loss(Probabilities.log(), Labels), -(Probabilities.log() * Truths).sum(1).mean()),
            _ => throw new InvalidOperationException($"No formula for {kind}."),
        };
        Assert.Equal(expected.ToDouble(), actual.ToDouble(), 1e-9);
    }

    private static Tensor BinaryCrossEntropy() => -(Truths * Probabilities.log() + (1 - Truths) * (1 - Probabilities).log()).mean();

    private static Tensor Normalised() => Probabilities / Probabilities.sum(1, keepdim: true);

    private static TheoryData<int, string> Entries(Func<Loss, IEnumerable<string>> spellings)
    {
        var entries = new TheoryData<int, string>();
        // An alignment takes lengths beside its target: what it wants is proved on its rule's page.
        foreach (var row in KnownLosses.All.Where(static row => row.Kind != LossKind.Alignment))
            foreach (var spelling in spellings(row))
                entries.Add((int)row.Kind, spelling);
        return entries;
    }
}

using Xunit;
using TorchSharp.Analyzers.Torch.Facts;
using static TorchSharp.torch;

namespace TorchSharp.Reference.Tests.Facts;

/// <summary>Transparent operations, and casts, give the very numbers they were given, in whatever order.</summary>
public class TransparentTests
{
    private static readonly Tensor Other = zeros(4, 6);

    /// <summary>One argument for each parameter name that these operations have; dropout is off.</summary>
    private static readonly Invocation Arguments = new(
        ("shape", new long[] { 3, -1 }), ("sizes", new long[] { 2, 3 }), ("dim", 1), ("dim0", 0), ("dim1", 1), ("axis0", 0), ("axis1", 1),
        ("permutation", new long[] { 1, 0 }), ("source", new long[] { 0 }), ("destination", new long[] { 1 }),
        ("other", Other), ("dims", new long[] { 0 }), ("shifts", new long[] { 1 }), ("training", false), ("type", ScalarType.Float64), ("dtype", ScalarType.Float64), ("device", CPU));

    /// <summary>These need a device that is not here.</summary>
    private static readonly string[] OtherDevices = ["Tensor.cuda", "Tensor.mps", "Tensor.pin_memory"];

    /// <summary>These give each number several times.</summary>
    public static TheoryData<string> Repeating => ["Tensor.expand", "Tensor.broadcast_to", "torch.broadcast_to"];

    public static TheoryData<string> Functions =>
        [.. Of(OperationEffect.Transparent).Functions.Except(OtherDevices), .. Of(OperationEffect.Reshape).Functions.Except(Repeating.Select(static row => row.Data)), .. Of(OperationEffect.Copy).Functions, .. Of(OperationEffect.Cast).Functions];

    public static TheoryData<string> Modules => [.. Of(OperationEffect.Transparent).Modules, .. Of(OperationEffect.Reshape).Modules];

    [Theory]
    [MemberData(nameof(Functions))]
    public void A_function_keeps_the_numbers(string spelling)
    {
        var results = Arguments.Function(spelling, Input());

        Assert.NotEmpty(results);
        Assert.All(results, AreTheSame);
    }

    [Theory]
    [MemberData(nameof(Repeating))]
    public void A_function_repeats_the_numbers(string spelling)
    {
        var results = new Invocation(("sizes", new long[] { 2, 4, 6 }), ("shape", new long[] { 2, 4, 6 })).Function(spelling, Input());

        Assert.Contains(spelling, Of(OperationEffect.Reshape).Functions);
        Assert.NotEmpty(results);
        Assert.All(results, static result => Assert.Equal(Numbers.Of(Input()), Numbers.Of(result).Distinct().Order()));
    }

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_keeps_the_numbers_outside_training(string name)
    {
        var modules = new Invocation(("dim", 1), ("unflattened_size", new long[] { 2, 3 }), ("inplace", false)).Modules(name);

        Assert.NotEmpty(modules);
        Assert.All(modules, module =>
        {
            module.eval();
            AreTheSame(((nn.IModule<Tensor, Tensor>)module).call(Input().unsqueeze(2)));
        });
    }

    /// <summary>Small whole numbers, which every floating type holds.</summary>
    private static Tensor Input() => arange(24, ScalarType.Float32).reshape(4, 6).clone();

    private static void AreTheSame(Tensor result) => Assert.Equal(Numbers.Of(Input()), Numbers.Of(result).Order());

    private static Operation Of(OperationEffect effect) => Operations.All.Single(row => row.Effect == effect);
}

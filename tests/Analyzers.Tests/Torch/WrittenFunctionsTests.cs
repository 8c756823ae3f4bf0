using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>What fixes write, and what they know of members that no rule asks for, is in TorchSharp.</summary>
public class WrittenFunctionsTests
{
    private static readonly WrittenFunction[] Written =
    [
        WrittenFunctions.Sigmoid, WrittenFunctions.LogSoftmax, WrittenFunctions.LogSigmoid, WrittenFunctions.Log, WrittenFunctions.Exp,
        .. WrittenFunctions.ByName,
    ];

    public static TheoryData<string> Spellings => [.. Written.Select(function => function.Spelling)];

    public static TheoryData<string> Methods => [.. Written.Select(function => function.Method).OfType<string>()];

    public static TheoryData<string> Modules => [.. Written.Select(function => function.Module).OfType<string>(), WrittenFunctions.Identity];

    public static TheoryData<string> NumberFree => [.. NumberFreeMembers.All];

    [Theory]
    [MemberData(nameof(Spellings))]
    public void A_function_that_is_written_is_static_and_takes_the_tensor_first(string spelling) =>
        Assert.Contains(
            TorchLibrary.Overloads(spelling),
            method => method.IsStatic && TorchLibrary.IsTensor(method.Parameters[0].Type) && TorchLibrary.IsTensor(method.ReturnType));

    [Theory]
    [MemberData(nameof(Methods))]
    public void A_method_that_is_written_returns_a_tensor(string name) =>
        Assert.Contains(TorchLibrary.Overloads($"Tensor.{name}"), method => TorchLibrary.IsTensor(method.ReturnType));

    [Theory]
    [MemberData(nameof(Modules))]
    public void A_module_that_is_written_has_a_factory(string name) =>
        Assert.Contains(TorchLibrary.Overloads($"torch.nn.{name}"), factory => TorchLibrary.Is(factory.ReturnType, TorchLibrary.ModuleClass(name)));

    [Theory]
    [MemberData(nameof(NumberFree))]
    public void A_member_that_looks_at_no_number_exists(string name) =>
        Assert.Contains(MembersOf(TorchLibrary.Tensor, name).Concat(MembersOf(TorchLibrary.Type(TorchNames.Torch), name)), TorchLibrary.IsPublic);

    [Fact]
    public void The_position_of_the_largest_is_no_tensor_of_probabilities() =>
        Assert.NotEmpty(TorchLibrary.Overloads($"Tensor.{Rankings.PositionOfLargest}"));

    [Theory]
    [InlineData(LossKind.BinaryCrossEntropyWithLogits, "binary_cross_entropy_with_logits", "BCEWithLogitsLoss")]
    [InlineData(LossKind.CrossEntropy, "cross_entropy", "CrossEntropyLoss")]
    [InlineData(LossKind.BinaryCrossEntropy, "binary_cross_entropy", "BCELoss")]
    [InlineData(LossKind.NegativeLogLikelihood, "nll_loss", "NLLLoss")]
    internal void The_loss_of_a_kind_is_no_relative(LossKind kind, string function, string module) =>
        Assert.Equal(($"torch.nn.functional.{function}", module), KnownLosses.Plain(kind));

    private static ImmutableArray<ISymbol> MembersOf(INamedTypeSymbol type, string name) => type.GetMembers(name);
}

using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>The functions of the tables are in TorchSharp, with the signatures that the analyzer reads them by.</summary>
public class FunctionFactsTests
{
    public static TheoryData<string> Joining => [.. TableEntries.FunctionsOf(OperationEffect.Joining)];

    public static TheoryData<string> Mixing => [.. TableEntries.FunctionsOf(OperationEffect.Mixture)];

    public static TheoryData<string> Splitting => [.. TableEntries.FunctionsOf(OperationEffect.Splitting)];

    public static TheoryData<string> FunctionsOverOneDimension =>
    [
        .. Activations.All
            .Where(row => row.Head is Head.Softmax or Head.LogSoftmax)
            .SelectMany(row => row.Functions)
            .Except(["torch.nn.functional.softmax2d"]),
        .. TableEntries.FunctionsOf(OperationEffect.BatchIndex).Except(["Tensor.this[]", "Tensor.index"]),
    ];

    [Theory]
    [MemberData(nameof(TableEntries.Functions), MemberType = typeof(TableEntries))]
    public void A_function_exists(string spelling) => Assert.NotEmpty(TorchLibrary.Members(spelling));

    [Theory]
    [MemberData(nameof(TableEntries.TensorFunctions), MemberType = typeof(TableEntries))]
    public void The_input_is_the_tensor_or_the_first_parameter_and_the_result_a_tensor(string spelling) =>
        Assert.All(TorchLibrary.Members(spelling), member =>
        {
            Assert.True(TorchLibrary.IsTensor(InputType(member)));
            Assert.True(TorchLibrary.IsTensor(ResultType(member)));
        });

    [Theory]
    [MemberData(nameof(Joining))]
    public void What_joins_takes_tensors_and_gives_one(string spelling) =>
        Assert.All(TorchLibrary.Overloads(spelling), function =>
        {
            Assert.Equal("tensors", function.Parameters[0].Name);
            Assert.True(TorchLibrary.IsTensor(function.ReturnType));
        });

    [Theory]
    [MemberData(nameof(Mixing))]
    public void What_mixes_gives_a_tensor_or_one_and_the_places_of_its_numbers(string spelling) =>
        Assert.All(TorchLibrary.Overloads(spelling), function =>
        {
            var given = function.ReturnType is INamedTypeSymbol { IsTupleType: true } pair ? pair.TupleElements.Select(slot => slot.Type).ToArray() : [function.ReturnType];
            Assert.All(given, type => Assert.True(TorchLibrary.IsTensor(type)));
            Assert.True(given.Length <= 2);
        });

    [Theory]
    [MemberData(nameof(Splitting))]
    public void What_splits_gives_parts(string spelling) =>
        Assert.All(TorchLibrary.Overloads(spelling), function => Assert.True(function.ReturnType is IArrayTypeSymbol { ElementType: var part } && TorchLibrary.IsTensor(part)));

    [Theory]
    [InlineData("Tensor.chunk")]
    [InlineData("torch.chunk")]
    public void What_is_asked_for_parts_says_how_many(string spelling) =>
        Assert.All(TorchLibrary.Overloads(spelling), function => Assert.Contains(function.Parameters, parameter => parameter.Name == "chunks"));

    [Fact]
    public void Every_way_to_interpolate_is_judged()
    {
        string[] beyond = ["Bicubic"];
        var ways = TableEntries.FunctionsOf(OperationEffect.Mixture).SelectMany(TorchLibrary.Overloads).SelectMany(function => function.Parameters)
            .Where(parameter => parameter.Name == "mode").Select(parameter => parameter.Type).Distinct<ITypeSymbol>(SymbolEqualityComparer.Default).ToList();

        Assert.NotEmpty(ways);
        Assert.Empty(ways.SelectMany(way => way.GetMembers().OfType<IFieldSymbol>()).Select(way => way.Name).Except([.. Mixtures.Between, .. beyond]));
    }

    [Theory]
    [MemberData(nameof(TableEntries.LossFunctions), MemberType = typeof(TableEntries))]
    public void A_loss_takes_the_prediction_then_the_target(string spelling) =>
        Assert.All(TorchLibrary.Overloads(spelling), loss =>
        {
            Assert.Contains(loss.Parameters[0].Name, new[] { "input", "log_probs" });
            Assert.Contains(loss.Parameters[1].Name, new[] { "target", "targets" });
            Assert.True(TorchLibrary.IsTensor(loss.Parameters[1].Type));
        });

    [Theory]
    [MemberData(nameof(FunctionsOverOneDimension))]
    public void The_dimension_is_found_by_its_name(string spelling) =>
        Assert.All(TorchLibrary.Overloads(spelling), function =>
            Assert.Contains(
                function.Parameters,
                parameter => parameter is { Name: "dim", Type.SpecialType: SpecialType.System_Int64 or SpecialType.System_Int32 }));

    [Theory]
    [MemberData(nameof(TableEntries.InPlaceFunctions), MemberType = typeof(TableEntries))]
    public void An_in_place_form_stands_beside_the_plain_one_or_only_changes_the_graph(string spelling) =>
        Assert.True(TableEntries.AllFunctions.Contains(spelling.TrimEnd('_')) || spelling is "Tensor.requires_grad_");

    [Fact]
    public void A_function_that_may_work_in_place_says_so_by_one_name() =>
        Assert.All(
            ParametersOfAll().Where(parameter => parameter.Name.Contains("place", StringComparison.OrdinalIgnoreCase)),
            parameter => Assert.True(parameter is { Name: "inplace", Type.SpecialType: SpecialType.System_Boolean }));

    private static IEnumerable<IParameterSymbol> ParametersOfAll() =>
        TableEntries.AllFunctions.Except(TableEntries.OutsideTorchSharp)
            .SelectMany(TorchLibrary.Overloads)
            .SelectMany(function => function.Parameters);

    private static ITypeSymbol InputType(ISymbol member) =>
        member.IsStatic ? ((IMethodSymbol)member).Parameters[0].Type : member.ContainingType;

    private static ITypeSymbol ResultType(ISymbol member) => member switch
    {
        IMethodSymbol method => method.ReturnType,
        IPropertySymbol property => property.Type,
        _ => throw new InvalidOperationException($"{member} is neither method nor property."),
    };
}

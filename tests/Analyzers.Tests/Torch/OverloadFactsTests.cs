using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>Where overloads of one name differ in meaning, their parameters tell them apart as the tables say.</summary>
public class OverloadFactsTests
{
    private static readonly string[] DeviceParameters = ["device", "deviceType"];

    public static TheoryData<string> Casts => [.. TableEntries.FunctionsOf(OperationEffect.Cast)];

    public static TheoryData<string> HandingBack => [.. TableEntries.FunctionsOf(OperationEffect.HandsBack)];

    [Theory]
    [MemberData(nameof(Casts))]
    public void A_cast_names_a_type_or_a_device_or_a_model(string spelling) =>
        Assert.All(TorchLibrary.Overloads(spelling), cast =>
        {
            var tells = new[]
            {
                cast.Parameters.Any(parameter => TorchLibrary.Is(parameter.Type, TorchLibrary.ScalarType)),
                !HasScalarType(cast) && DeviceParameters.Contains(cast.Parameters[0].Name),
                cast.Parameters.Any(parameter => TorchLibrary.IsTensor(parameter.Type) || parameter.Type.TypeKind == TypeKind.Delegate),
            };

            Assert.Single(tells, tell => tell);
        });

    [Theory]
    [MemberData(nameof(HandingBack))]
    public void What_is_handed_back_is_the_generic_arguments_in_order_or_the_receiver(string spelling)
    {
        var answering = TorchLibrary.Overloads(spelling).Where(method => !method.ReturnsVoid).ToArray();

        Assert.NotEmpty(answering);
        Assert.All(answering, method =>
        {
            if (method.IsGenericMethod)
                Assert.Equal(ResultSlots(method), GenericArguments(method), SymbolEqualityComparer.Default);
            else
                Assert.True(!method.IsStatic && TorchLibrary.Is(method.ReturnType, method.ContainingType));
        });
    }

    [Fact]
    public void Only_the_indexer_is_named_like_one()
    {
        var indexers = TorchLibrary.Members("Tensor.this[]").Cast<IPropertySymbol>();

        Assert.All(indexers, indexer => Assert.True(indexer.IsIndexer));
        Assert.Equal(TorchLibrary.Tensor.GetMembers().OfType<IPropertySymbol>().Count(property => property.IsIndexer), indexers.Count());
    }

    private static bool HasScalarType(IMethodSymbol method) =>
        method.Parameters.Any(parameter => TorchLibrary.Is(parameter.Type, TorchLibrary.ScalarType));

    private static IEnumerable<ISymbol> GenericArguments(IMethodSymbol method) =>
        method.Parameters.Select(parameter => parameter.Type).Where(type => type.TypeKind == TypeKind.TypeParameter);

    private static IEnumerable<ISymbol> ResultSlots(IMethodSymbol method) =>
        method.ReturnType is INamedTypeSymbol { IsTupleType: true } tuple ? tuple.TupleElements.Select(slot => slot.Type) : [method.ReturnType];
}

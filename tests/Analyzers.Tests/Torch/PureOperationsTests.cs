using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>Each function of the library that gives a tensor is in one list: it is pure, it writes in place, or a call without a use of its result may be right.</summary>
public sealed class PureOperationsTests
{
    /// <summary>Of an operator the language asks that its result is used; one of them the compiler takes for a method.</summary>
    private const string Operator = "op_";

    private static readonly ILookup<string, IMethodSymbol> Functions = PureOperations.Containers.Select(TorchLibrary.Type)
        .SelectMany(static type => type.GetMembers().OfType<IMethodSymbol>())
        .Where(static method => TorchLibrary.IsPublic(method) && method.MethodKind == MethodKind.Ordinary && GivesTensor(method.ReturnType))
        .ToLookup(static method => method.Name);

    [Fact]
    public void Each_function_is_in_a_list() =>
        Assert.DoesNotContain(
        Functions.Select(static group => group.Key),
        static name => !name.StartsWith(Operator, StringComparison.Ordinal) && !PureOperations.Names.Contains(name) && !OtherOperations.Names.Contains(name) && !InPlace.IsName(name));

    [Fact]
    public void None_is_in_two() => Assert.DoesNotContain(PureOperations.Names, static name => OtherOperations.Names.Contains(name) || InPlace.IsName(name));

    [Fact]
    public void Each_entry_is_a_function() => Assert.DoesNotContain(PureOperations.Names.Concat(OtherOperations.Names), static name => !Functions.Contains(name));

    private static bool GivesTensor(ITypeSymbol type) => type switch
    {
        IArrayTypeSymbol array => GivesTensor(array.ElementType),
        INamedTypeSymbol { IsTupleType: true } tuple => tuple.TupleElements.Any(static element => GivesTensor(element.Type)),
        _ => TorchLibrary.IsTensor(type),
    };
}

using Microsoft.CodeAnalysis;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch.LookAlikes;

/// <summary>What TorchSharp offers to do with tensors: its public methods and properties that give some, and its module classes.</summary>
internal static class PublicMembers
{
    private const string Library = "TorchSharp.";

    private static readonly INamedTypeSymbol Distribution = TorchLibrary.Type("TorchSharp.torch+distributions+Distribution");

    /// <summary>As the tables spell them; a type that the tables do not know by its name in the library.</summary>
    public static IEnumerable<string> GivingTensors() =>
        PublicTypes()
            .Where(type => !TorchLibrary.DerivesFrom(type, Distribution))
            .SelectMany(type => type.GetMembers())
            .Where(member => TorchLibrary.IsPublic(member) && GivesTensors(member))
            .Select(member => $"{Container(member.ContainingType)}.{member.Name}")
            .Distinct();

    public static IEnumerable<string> ConcreteModules() =>
        PublicTypes()
            .Where(type => !type.IsAbstract && TorchLibrary.DerivesFrom(type, TorchLibrary.Module))
            .Where(type => type.ContainingNamespace.ToDisplayString() == TorchNames.ModulesNamespace)
            .Select(type => type.Name);

    private static bool GivesTensors(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Ordinary } method => HoldsTensor(method.ReturnType),
        IPropertySymbol property => HoldsTensor(property.Type),
        _ => false,
    };

    private static bool HoldsTensor(ITypeSymbol type) => type switch
    {
        ITypeParameterSymbol parameter => parameter.ConstraintTypes.Any(CanHoldTensor),
        IArrayTypeSymbol array => HoldsTensor(array.ElementType),
        INamedTypeSymbol named => TorchLibrary.DerivesFrom(named, TorchLibrary.Tensor) || named.TypeArguments.Any(HoldsTensor),
        _ => false,
    };

    private static bool CanHoldTensor(ITypeSymbol constraint) =>
        constraint.SpecialType == SpecialType.System_IDisposable || TorchLibrary.DerivesFrom(constraint, TorchLibrary.Module);

    private static string Container(INamedTypeSymbol type)
    {
        var name = type.ToDisplayString();
        return Containers.All.FirstOrDefault(known => TorchLibrary.Is(TorchLibrary.Assembly.GetTypeByMetadataName(known.MetadataName), type))?.Prefix
            ?? (name.StartsWith(Library, StringComparison.Ordinal) ? name[Library.Length..] : name);
    }

    private static IEnumerable<INamedTypeSymbol> PublicTypes() =>
        TypesIn(TorchLibrary.Assembly.GlobalNamespace.GetNamespaceMembers().Single(space => space.Name == TorchNames.Assembly));

    private static IEnumerable<INamedTypeSymbol> TypesIn(INamespaceOrTypeSymbol container) =>
        container.GetMembers().OfType<INamespaceOrTypeSymbol>().SelectMany(member => member switch
        {
            INamedTypeSymbol type when TorchLibrary.IsPublic(type) => TypesIn(type).Prepend(type),
            INamespaceSymbol space => TypesIn(space),
            _ => [],
        });
}

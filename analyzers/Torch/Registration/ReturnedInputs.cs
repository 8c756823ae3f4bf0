using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>The places where a module that is a step of a chain returns its own input, which the chain disposes.</summary>
internal static class ReturnedInputs
{
    public static IEnumerable<SyntaxNode> Of(DeclaredModule module, CancellationToken cancellation)
    {
        if (module.Type.IsAbstract || ForwardOf(module.Type) is not { } forward || !module.Classes.Instances.CreationsOf(module.Type, cancellation).Any(creation => ChainSteps.IsOneOfSeveral(creation, module.Classes.Flow, cancellation)))
            return [];
        return new ConstructorWalk(module.Classes.Flow, module.Classes.Symbols, module.Type, cancellation).ReturnsOfInput(forward).Where(module.Contains);
    }

    private static IMethodSymbol? ForwardOf(INamedTypeSymbol type) =>
        ModuleHierarchy.IsChain(type) ? null
            : type.GetMembers(Applications.Forward).OfType<IMethodSymbol>().FirstOrDefault(static method => method is { IsOverride: true, IsAbstract: false, Parameters.Length: 1, DeclaringSyntaxReferences.Length: 1 });
}

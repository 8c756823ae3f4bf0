using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether a layer is made only to be applied, and forgotten: <c>Dropout(0.5).call(x)</c>, or with a variable between.</summary>
internal static class NewLayer
{
    public static bool IsOnlyApplied(LibraryCall made)
    {
        var value = made.Operation;
        while (value.Parent is IConversionOperation)
            value = value.Parent;
        return value.Parent switch
        {
            IInvocationOperation { Instance: var instance, TargetMethod.Name: var name } => instance == value && Applications.IsName(name),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var variable } declarator } => AreAllApplications(variable, declarator),
            _ => false,
        };
    }

    private static bool AreAllApplications(ILocalSymbol variable, IOperation declarator)
    {
        var root = declarator;
        while (root.Parent is not null)
            root = root.Parent;
        var uses = root.Descendants().OfType<ILocalReferenceOperation>().Where(use => SymbolEqualityComparer.Default.Equals(use.Local, variable)).ToList();
        return uses.Count > 0 && uses.TrueForAll(static use => use.Parent is IInvocationOperation { Instance: { } instance, TargetMethod.Name: var name } && Conversions.Under(instance) == use && Applications.IsName(name));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Uses;

/// <summary>Calls that may return the changed value though nobody can tell: of a model that went through a collection or an unknown call.</summary>
internal static class Escapes
{
    public static bool Any(ProgramTrace trace, Contexts contexts, IReadOnlyList<SyntaxNode> functions)
    {
        var changed = functions.Select(function => ClassOf(function, trace)).OfType<INamedTypeSymbol>()
            .Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).ToList();
        return changed.Count > 0 && trace.Bodies.Any(body => body.Calls.Any(call =>
            call is IInvocationOperation { Instance: { } receiver } invocation
            && trace.Flow.Library.Of(invocation.TargetMethod).IsApplication
            && contexts.ValuesOf(call.Syntax).Contains(Value.Unknown)
            && contexts.ValuesOf(receiver.Syntax).Contains(Value.Unknown)
            && changed.Exists(type => MayBe(receiver.Type, type, trace, contexts))));
    }

    private static INamedTypeSymbol? ClassOf(SyntaxNode function, ProgramTrace trace) =>
        trace.ModelOf(function).GetDeclaredSymbol(function, trace.Cancellation)?.ContainingType;

    /// <summary>A receiver of the library's own type may be anything, but only where objects of the class are put where nobody follows them.</summary>
    private static bool MayBe(ITypeSymbol? receiver, INamedTypeSymbol changed, ProgramTrace trace, Contexts contexts)
    {
        if (TypeHierarchy.IsAtOrBelow(changed, receiver))
            return SymbolEqualityComparer.Default.Equals(receiver!.ContainingAssembly, trace.Flow.Assembly) || IsStored(changed, trace, contexts);
        return receiver?.TypeKind == TypeKind.Interface && IsStored(changed, trace, contexts);
    }

    /// <summary>Whether an object of the class is an element of a collection or an argument of an unknown call.</summary>
    private static bool IsStored(INamedTypeSymbol type, ProgramTrace trace, Contexts contexts) =>
        trace.Bodies.SelectMany(static body => body.Values).Any(entry => IsObjectOf(entry.Key, type, contexts) && IsStored(entry.Key, trace));

    private static bool IsObjectOf(SyntaxNode expression, INamedTypeSymbol type, Contexts contexts) =>
        contexts.ValuesOf(expression).Any(value =>
            value is Instance instance && SymbolEqualityComparer.Default.Equals(instance.Type.OriginalDefinition, type.OriginalDefinition));

    private static bool IsStored(SyntaxNode expression, ProgramTrace trace)
    {
        var operation = trace.ModelOf(expression).GetOperation(expression, trace.Cancellation);
        while (operation?.Parent is IConversionOperation or IParenthesizedOperation)
            operation = operation.Parent;
        return operation?.Parent switch
        {
            IArrayInitializerOperation or IObjectOrCollectionInitializerOperation => true,
            IArgumentOperation { Parent: IInvocationOperation call } => !SymbolEqualityComparer.Default.Equals(
                call.TargetMethod.ContainingAssembly, trace.Flow.Assembly) && call.TargetMethod.ContainingAssembly.Name != TorchNames.Assembly,
            _ => false,
        };
    }
}

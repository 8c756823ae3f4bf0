using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What is given to the parameter of a method that nobody outside can call: the arguments of each of its calls.</summary>
internal sealed class GivenArguments(FlowAnalysis flow)
{
    /// <summary>None where somebody else may call it, or hands it on.</summary>
    public IReadOnlyList<IOperation> Of(IParameterSymbol parameter, IMethodSymbol method, SyntaxNode place)
    {
        var given = new List<IOperation>();
        foreach (var name in ScopesOf(method, place).SelectMany(static scope => scope.DescendantNodes().OfType<SimpleNameSyntax>()).Where(name => name.Identifier.ValueText == method.Name))
        {
            if (flow.Bodies.ReferredToBy(name, CancellationToken.None) is not IMethodSymbol named || !SymbolEqualityComparer.Default.Equals((named.ReducedFrom ?? named).OriginalDefinition, method.OriginalDefinition))
                continue;
            if (CallOf(name) is not { } call || ArgumentOf(parameter, call) is not { } argument)
                return [];
            given.Add(argument.Value);
        }

        return given;
    }

    private static IArgumentOperation? ArgumentOf(IParameterSymbol parameter, IInvocationOperation call) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == parameter.Ordinal);

    private IInvocationOperation? CallOf(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while (whole.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax)
            whole = whole.Parent;
        return whole.Parent is InvocationExpressionSyntax call && call.Expression == whole ? flow.Bodies.OperationOf(call, CancellationToken.None) as IInvocationOperation : null;
    }

    /// <summary>A local function is called in its body, and a private method in its class.</summary>
    private static IReadOnlyList<SyntaxNode> ScopesOf(IMethodSymbol method, SyntaxNode place) => method switch
    {
        { MethodKind: MethodKind.LocalFunction, DeclaringSyntaxReferences: [var reference] } => MemberAround.Of(reference.GetSyntax()) is { } body ? [body] : [],
        { MethodKind: MethodKind.Ordinary, DeclaredAccessibility: Accessibility.Private, ContainingType: { } type, PartialDefinitionPart: null } =>
            type.DeclaringSyntaxReferences.Any(part => part.SyntaxTree == place.SyntaxTree) ? [.. type.DeclaringSyntaxReferences.Select(static part => part.GetSyntax())] : [],
        _ => [],
    };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Whether an <c>await</c> leaves its thread for certain: what is done already, or may be, goes on in it.</summary>
internal sealed class AwaitedTask(FlowAnalysis flow, CancellationToken cancellation)
{
    private const int Depth = 4;

    private static readonly HashSet<string> Leaving = ["Delay", "Yield", "Run", "WhenAll", "WhenAny", "StartNew", "ForEachAsync"];
    private static readonly HashSet<string> Starters = ["Task", "TaskFactory", "Parallel"];
    private static readonly HashSet<string> Files = ["File", "FileStream", "HttpClient", "HttpClientJsonExtensions", "HttpContent"];
    private static readonly HashSet<string> Takers = ["ToList", "ToArray", "Sum", "Average", "Min", "Max", "Count", "Last", "Aggregate", "ToHashSet", "ToDictionary"];

    public bool IsLeftAt(ExpressionSyntax awaited) => IsLeft(awaited, Depth);

    /// <summary>Whether all who name a private iterator take all that it gives at once: <c>Losses(xs).Average()</c>.</summary>
    public bool IsTakenAtOnce(SyntaxNode given)
    {
        var iterator = given.Ancestors().FirstOrDefault(LoopSyntax.IsFunction);
        var name = iterator switch
        {
            MethodDeclarationSyntax method when !method.Modifiers.Any(static word => word.Kind() is SyntaxKind.PublicKeyword or SyntaxKind.InternalKeyword or SyntaxKind.ProtectedKeyword) => method.Identifier.ValueText,
            LocalFunctionStatementSyntax local => local.Identifier.ValueText,
            _ => null,
        };
        if (name is null)
            return false;
        var uses = flow.Index.NamesOf(name, cancellation).Where(static use => !use.Ancestors().Any(static node => node is AttributeSyntax)).ToList();
        return uses.Count > 0 && uses.TrueForAll(static use => NameUse.CallOf(use) is { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var taker } } && Takers.Contains(taker));
    }

    private bool IsLeft(ExpressionSyntax awaited, int steps)
    {
        cancellation.ThrowIfCancellationRequested();
        if (steps == 0)
            return false;
        switch (awaited)
        {
            case ParenthesizedExpressionSyntax inner:
                return IsLeft(inner.Expression, steps);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ConfigureAwait" or "WithCancellation" or "AsTask", Expression: var task } }:
                return IsLeft(task, steps);
            case InvocationExpressionSyntax call:
                return flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol method && IsLeftBy(method, steps);
            case IdentifierNameSyntax name:
                return flow.Bodies.ReferredToBy(name, cancellation) is ILocalSymbol { DeclaringSyntaxReferences: [var reference] }
                    && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: var value } && IsLeft(value, steps - 1);
            default:
                return false;
        }
    }

    private bool IsLeftBy(IMethodSymbol method, int steps)
    {
        if (method.DeclaringSyntaxReferences is not [var reference])
        {
            return (Starters.Contains(method.ContainingType.Name) && Leaving.Contains(method.Name))
                || (Files.Contains(method.ContainingType.Name) && method.Name.EndsWith("Async", StringComparison.Ordinal));
        }

        if (method.IsVirtual || method.IsOverride || method.IsAbstract)
            return false;
        var code = reference.GetSyntax(cancellation);
        var own = code.ChildNodes().SelectMany(static part => part.DescendantNodesAndSelf(static node => !LoopSyntax.IsFunction(node)));
        return own.Any(node => node switch
        {
            AwaitExpressionSyntax inner => IsLeft(inner.Expression, steps - 1),
            ReturnStatementSyntax { Expression: { } given } when !method.IsAsync => IsLeft(given, steps - 1),
            ArrowExpressionClauseSyntax { Expression: var given } when !method.IsAsync => IsLeft(given, steps - 1),
            _ => false,
        });
    }
}

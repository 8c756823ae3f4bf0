using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Values;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Where a document trains a model on a loader: in a loop over it, or by the call of a method of the document that has such a loop.</summary>
internal sealed class TrainedLoaders
{
    private readonly FlowAnalysis _flow;
    private readonly CancellationToken _cancellation;

    public TrainedLoaders(FlowAnalysis flow, CancellationToken cancellation) => (_flow, _cancellation) = (flow, cancellation);

    public IEnumerable<TrainedLoader> In(SyntaxTree tree)
    {
        var seen = new HashSet<SyntaxNode>();
        foreach (var backward in BackwardFunctions.Backwards.In(tree, _cancellation))
        {
            if (OverLoader(backward) is not { } loop || !seen.Add(loop) || !TestText.TakesAll(loop, backward) || !Steps(loop) || _flow.Bodies.ReferredToBy(backward, _cancellation) is not IMethodSymbol method || _flow.Library.EventOf(method, ValueList.Empty) != RoundEvents.Backward
                || SymbolOf(loop.Expression) is not { } loader)
                continue;
            var models = ModelsIn(loop.Statement);
            yield return new TrainedLoader(loader, loop.Expression, models);
            if (loader is IParameterSymbol { ContainingSymbol: IMethodSymbol owner })
            {
                foreach (var call in CallsOf(owner, tree))
                {
                    if (ArgumentOf(call, loader) is { } given && SymbolOf((ExpressionSyntax)given.Syntax) is { } named)
                        yield return new TrainedLoader(named, (ExpressionSyntax)given.Syntax, Mapped(models, call));
                }
            }
        }
    }

    /// <summary>The models that are applied in a piece of code, losses and activations aside.</summary>
    public HashSet<ISymbol> ModelsIn(SyntaxNode code)
    {
        var models = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var access in code.DescendantNodes().OfType<MemberAccessExpressionSyntax>().Where(static access => Applications.IsName(access.Name.Identifier.ValueText) && access.Parent is InvocationExpressionSyntax))
        {
            if (_flow.Library is TorchLibrary { Symbols: var symbols } && _flow.Bodies.TypeOf(access.Expression, _cancellation) is { } type && symbols.IsModule(type) && !HeldTypes.IsStateless(type) && SymbolOf(access.Expression) is { } model)
                models.Add(model);
        }

        return models;
    }

    /// <summary>What the parameters among some models are at a call.</summary>
    public HashSet<ISymbol> Mapped(HashSet<ISymbol> models, IInvocationOperation call) => new(
        models.Select(model => model is IParameterSymbol ? ArgumentOf(call, model) is { Syntax: ExpressionSyntax given } ? SymbolOf(given) : null : model).OfType<ISymbol>(), SymbolEqualityComparer.Default);

    /// <summary>What is given to a parameter.</summary>
    public static IOperation? ArgumentOf(IInvocationOperation call, ISymbol parameter) =>
        call.Arguments.FirstOrDefault(argument => argument.Parameter?.OriginalDefinition is { } taken && parameter is IParameterSymbol wanted && taken.Name == wanted.Name && taken.Ordinal == wanted.Ordinal) is { ArgumentKind: ArgumentKind.Explicit } given
            ? Conversions.Under(given.Value) : null;

    /// <summary>The variable that an expression names.</summary>
    public ISymbol? SymbolOf(ExpressionSyntax expression) =>
        LocalMentions.Under(expression) is (IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax }) and var name
        && _flow.Bodies.ReferredToBy(name, _cancellation) is (ILocalSymbol or IParameterSymbol or IFieldSymbol or IPropertySymbol) and var variable
            ? variable : null;

    private IEnumerable<IInvocationOperation> CallsOf(IMethodSymbol method, SyntaxTree tree) =>
        _flow.Index.NamesOf(method.Name, _cancellation).Where(name => name.SyntaxTree == tree).Select(NameUse.CallOf).OfType<InvocationExpressionSyntax>()
            .Select(call => _flow.Bodies.OperationOf(call, _cancellation)).OfType<IInvocationOperation>()
            .Where(call => SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, method.OriginalDefinition));

    private ForEachStatementSyntax? OverLoader(SyntaxNode place) => place.Ancestors().TakeWhile(static node => !LoopSyntax.IsFunction(node)).OfType<ForEachStatementSyntax>()
        .FirstOrDefault(loop => BatchLoop.IsLoader(_flow.Bodies.TypeOf(loop.Expression, _cancellation)));

    private bool Steps(ForEachStatementSyntax loop) => loop.Statement.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(call =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: TestWords.Step, Expression: var optimizer }
        && _flow.Library is TorchLibrary { Symbols: var symbols } && symbols.IsOptimizer(_flow.Bodies.TypeOf(optimizer, _cancellation)));
}

/// <summary>A loader that trains.</summary>
/// <param name="Loader">The variable that holds it.</param>
/// <param name="Place">Where it trains: what the loop runs over, or the argument of a call.</param>
/// <param name="Models">What it trains, by the variables.</param>
internal sealed record TrainedLoader(ISymbol Loader, ExpressionSyntax Place, HashSet<ISymbol> Models);

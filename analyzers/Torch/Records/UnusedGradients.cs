using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A backward whose gradients nobody uses.</summary>
/// <param name="Backward">What computes them: the <c>backward</c>, or the call of the method that does it.</param>
/// <param name="Made">The call that makes the optimizer.</param>
/// <param name="Optimizer">The variable that holds it.</param>
/// <param name="IsCleared">Whether the gradients are cleared somewhere.</param>
internal sealed record UnusedGradient(InvocationExpressionSyntax Backward, InvocationExpressionSyntax Made, string Optimizer, bool IsCleared);

/// <summary>The optimizers of a document that no way steps, though a loop computes the gradients of their weights, and nothing else in the program reads a gradient or steps these weights.</summary>
internal sealed class UnusedGradients(FlowAnalysis flow)
{
    public IEnumerable<UnusedGradient> In(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var optimizer in MadeOptimizer.In(tree, flow, cancellation))
        {
            if (optimizer.Uses.All(IsNoStep) && BackwardInLoop(optimizer, tree) is { } backward && !StepsBeside(backward, cancellation) && !IsTried(optimizer.Made) && !ReadsGradients(cancellation) && IsOnlyOptimizer(optimizer, cancellation))
                yield return new UnusedGradient(backward, optimizer.Made, optimizer.Holder.Name, optimizer.Uses.Concat(optimizer.ModelUses).Any(static use => use.Method.Name == Optimizers.Clear));
        }
    }

    /// <summary>What the library does with it, but for a step, its own or that of something that is given it.</summary>
    private static bool IsNoStep(ObjectUse use) => use.Method.Name != Optimizers.Step && TorchSymbols.IsTorchSharp(use.Method.ContainingAssembly);

    private InvocationExpressionSyntax? BackwardInLoop(MadeOptimizer optimizer, SyntaxTree tree) => optimizer.ModelUses.Where(use => Applications.IsName(use.Method.Name) && use.Place.SyntaxTree == tree)
        .SelectMany(static use => use.Place.Ancestors().TakeWhile(static node => !LoopSyntax.IsFunction(node)).Where(LoopSyntax.IsLoop).Cast<StatementSyntax>())
        .Where(loop => !new RoundCount(flow, CancellationToken.None).IsFew(loop)).Select(optimizer.BackwardIn).FirstOrDefault(static backward => backward is not null);

    /// <summary>What another optimizer steps in the loops around, the backward may be for.</summary>
    private bool StepsBeside(SyntaxNode backward, CancellationToken cancellation) => backward.Ancestors().TakeWhile(static node => !LoopSyntax.IsFunction(node)).LastOrDefault(LoopSyntax.IsLoop) is { } loop
        && loop.DescendantNodes().OfType<SimpleNameSyntax>().Any(name => name.Identifier.ValueText == Optimizers.Step && !IsOfScheduler(name, cancellation));

    /// <summary>A measurement of time or memory, a test.</summary>
    private static bool IsTried(SyntaxNode made) => MemberAround.Of(made) is not { } member || member is MemberDeclarationSyntax { AttributeLists.Count: > 0 }
        || member.Ancestors().OfType<TypeDeclarationSyntax>().Any(static type => type.AttributeLists.Count > 0)
        || member.DescendantTokens().Concat(member.Ancestors().OfType<TypeDeclarationSyntax>().Select(static type => type.Identifier)).Any(static token =>
            Trials.Clocks.Contains(token.ValueText) || Trials.Names.Any(part => token.ValueText.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0));

    private bool ReadsGradients(CancellationToken cancellation) => Optimizers.Hooks.Append(Optimizers.Gradient).Any(name => flow.Index.IsMentioned(name, cancellation));

    /// <summary>
    /// Whether nothing else can step the weights: of a model that is made here, and of which all uses are seen, nobody else asks for the weights; of another, nothing in the program calls any
    /// <c>step</c> but that of a scheduler.
    /// </summary>
    private bool IsOnlyOptimizer(MadeOptimizer optimizer, CancellationToken cancellation) =>
        optimizer.ModelUses.Where(static use => use.Method.Name.EndsWith(Optimizers.Weights, StringComparison.Ordinal)).All(use => IsClipOrOwn(use.Call, optimizer.Made))
        && optimizer.ModelUses.All(static use => TorchSymbols.IsTorchSharp(use.Method.ContainingAssembly) || Applications.IsName(use.Method.Name))
        && (IsMadeHere(optimizer.Model, cancellation) || flow.Index.NamesOf(Optimizers.Step, cancellation).All(name => IsOfScheduler(name, cancellation)));

    private static bool IsClipOrOwn(InvocationExpressionSyntax weights, InvocationExpressionSyntax made) =>
        weights.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } && (taker == made || NameUse.NameOf(taker.Expression)?.Identifier.ValueText.StartsWith(Optimizers.Clip, StringComparison.Ordinal) == true);

    private bool IsMadeHere(ISymbol model, CancellationToken cancellation) =>
        model is ILocalSymbol { DeclaringSyntaxReferences: [var reference] } && reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer.Value: (ObjectCreationExpressionSyntax or InvocationExpressionSyntax) and var made }
        && SymbolEqualityComparer.Default.Equals(SoleHolder.Of(made, flow, cancellation), model) && (made is ObjectCreationExpressionSyntax { ArgumentList: var given } ? IsPlain(given, cancellation) : IsChain((InvocationExpressionSyntax)made, cancellation));

    /// <summary>A chain of new layers: no module in it has another name.</summary>
    private bool IsChain(InvocationExpressionSyntax made, CancellationToken cancellation) =>
        TorchSymbols.IsTorchSharp(flow.Bodies.ReferredToBy(made, cancellation)?.ContainingAssembly) && IsPlain(made.ArgumentList, cancellation);

    private bool IsPlain(ArgumentListSyntax? given, CancellationToken cancellation) =>
        given?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name => MayBeModule(flow.Bodies.ReferredToBy(name, cancellation))) != true;

    private bool MayBeModule(ISymbol? variable) => flow.Library is not TorchLibrary { Symbols: var symbols } || variable switch
    {
        ILocalSymbol local => HeldTypes.HoldModels(local.Type, symbols),
        IParameterSymbol parameter => HeldTypes.HoldModels(parameter.Type, symbols),
        IFieldSymbol field => HeldTypes.HoldModels(field.Type, symbols),
        IPropertySymbol property => HeldTypes.HoldModels(property.Type, symbols),
        _ => false,
    };

    private bool IsOfScheduler(SimpleNameSyntax name, CancellationToken cancellation) =>
        NameUse.CallOf(name) is { } call && flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol method && TorchSymbols.IsTorchSharp(method.ContainingAssembly)
        && flow.Library is TorchLibrary { Symbols: var symbols } && !symbols.IsOptimizer(method.ContainingType);
}

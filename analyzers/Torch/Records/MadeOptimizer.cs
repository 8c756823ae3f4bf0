using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>An optimizer that one variable holds, with all that the program does with it: <c>var optimizer = optim.Adam(model.parameters());</c>.</summary>
/// <param name="Made">The call that makes it.</param>
/// <param name="Holder">The variable.</param>
/// <param name="Uses">Its uses.</param>
/// <param name="Model">The variable that holds the module whose weights it steps.</param>
/// <param name="ModelUses">The uses of that module in the code that is given it.</param>
internal sealed record MadeOptimizer(InvocationExpressionSyntax Made, ISymbol Holder, IReadOnlyList<ObjectUse> Uses, ISymbol Model, IReadOnlyList<ObjectUse> ModelUses)
{
    private static readonly CallsByName Making = new(Optimizers.Makers);
    private static readonly ConditionalWeakTable<FlowAnalysis, ConcurrentDictionary<SyntaxTree, IReadOnlyList<MadeOptimizer>>> Known = new();

    /// <summary>Whether one step runs its closure several times.</summary>
    public bool IsRepeating => Flow.Names.NameUse.NameOf(Made.Expression)?.Identifier.ValueText == Optimizers.Repeating;

    /// <summary>Whether its creation says how often: <c>max_iter: 1</c> is once.</summary>
    public bool HasOwnRepeats => Made.ArgumentList.Arguments.Skip(2).Any(static argument => argument.NameColon is null) || Made.ArgumentList.Arguments.Any(static argument => argument.NameColon?.Name.Identifier.ValueText == Optimizers.Repeats);

    /// <summary>All in a document of which all uses are seen, and the module of whose weights; found for the first rule that asks, and kept for the others.</summary>
    public static IReadOnlyList<MadeOptimizer> In(SyntaxTree tree, FlowAnalysis flow, CancellationToken cancellation)
    {
        var known = Known.GetValue(flow, static _ => new());
        return known.TryGetValue(tree, out var found) ? found : known.GetOrAdd(tree, [.. Find(tree, flow, cancellation)]);
    }

    private static IEnumerable<MadeOptimizer> Find(SyntaxTree tree, FlowAnalysis flow, CancellationToken cancellation)
    {
        foreach (var made in Making.In(tree, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (made.ArgumentList.Arguments.FirstOrDefault()?.Expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Optimizers.Weights, Expression: var module }, ArgumentList.Arguments: [] }
                && flow.Bodies.OperationOf(made, cancellation) is IInvocationOperation { TargetMethod: var maker } && TorchSymbols.IsTorchSharp(maker.ContainingAssembly)
                && flow.Bodies.ReferredToBy(module, cancellation) is (ILocalSymbol or IParameterSymbol or IFieldSymbol) and var model && SoleHolder.Of(made, flow, cancellation) is { } holder
                && new ObjectUses(flow, cancellation) is var all && all.Of(holder, made) is { } uses && all.Of(model) is { } modelUses)
                yield return new MadeOptimizer(made, holder, uses, model, modelUses);
        }
    }

    /// <summary>The first backward that a piece of code comes by, where it applies the model as well: in its text, or in a method that it gives the model or optimizer to.</summary>
    public InvocationExpressionSyntax? BackwardIn(SyntaxNode code)
    {
        if (!ModelUses.Any(use => Applications.IsName(use.Method.Name) && code.Span.Contains(use.Place.Span) && code.SyntaxTree == use.Place.SyntaxTree))
            return null;
        var own = CallsOfBackward(code).FirstOrDefault();
        return own ?? ModelUses.Concat(Uses).Where(use => !use.Way.IsEmpty && use.Place.SyntaxTree == code.SyntaxTree && code.Span.Contains(use.Place.Span)).OrderBy(static use => use.Place.SpanStart)
            .FirstOrDefault(static use => use.Places.Take(use.Way.Length).Any(static inner => CallsOfBackward(LoopSyntax.FunctionAround(inner)).Any()))?.Place;
    }

    /// <summary>In the function itself, or in a closure that is given to a step.</summary>
    private static IEnumerable<InvocationExpressionSyntax> CallsOfBackward(SyntaxNode code) => code
        .DescendantNodes(node => node == code || !LoopSyntax.IsFunction(node) || node.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: Optimizers.Step } } })
        .OfType<InvocationExpressionSyntax>().Where(static call => call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: Gradients.Backward });
}

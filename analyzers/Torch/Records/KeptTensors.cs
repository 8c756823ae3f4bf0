using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>What a round of a loop keeps of its tensors for after it, and whether it is freed there.</summary>
internal sealed class KeptTensors(StatementSyntax loop, FlowAnalysis flow, CancellationToken cancellation)
{
    private readonly TorchSymbols? _symbols = flow.Library is TorchLibrary library ? library.Symbols : null;

    /// <summary>
    /// <c>parts.Add(model.forward(x));</c>: what a round makes is wanted after the loop. <c>h = model.forward(x, h);</c>: the loop goes over the steps of one sequence, and
    /// a scope around it is right.
    /// </summary>
    public bool AreHandedOn =>
        LoopSyntax.Collected(loop).Any(MayBeTensor) || LoopSyntax.Carried(loop).Any(MayBeTensor)
        || loop.DescendantNodes().OfType<ExpressionStatementSyntax>().Any(statement => statement.Expression is InvocationExpressionSyntax call && MayKeep(call));

    /// <summary><c>trash.Add(loss);</c>, and after the loop <c>foreach (var t in trash) t.Dispose();</c>; or an object of the program keeps it, and something of the program frees.</summary>
    public bool AreFreedIn(IEnumerable<SyntaxNode> freeing)
    {
        var outside = freeing.Where(node => !loop.Span.Contains(node.Span)).ToList();
        if (outside.Count == 0)
            return false;
        var names = new HashSet<string>(LoopSyntax.CollectedInto(loop).Where(MayBeTensorIn).Select(static into => into.Name), StringComparer.Ordinal);
        return outside.Exists(node => node.AncestorsAndSelf().TakeWhile(around => !around.Span.Contains(loop.Span)).SelectMany(static around => around.DescendantNodesAndSelf())
                .OfType<IdentifierNameSyntax>().Any(mention => names.Contains(mention.Identifier.ValueText)))
            || (outside.Exists(IsOfProgram) && loop.DescendantNodes().OfType<InvocationExpressionSyntax>().Any(MayKeep));
    }

    private bool MayBeTensorIn((string Name, ExpressionSyntax Kept) into) => MayBeTensor(into.Kept);

    private bool IsOfProgram(SyntaxNode node) => node is InvocationExpressionSyntax call && flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol { DeclaringSyntaxReferences.IsEmpty: false };

    /// <summary><c>store.Put(name, model.forward(x));</c> gives a tensor to an object that may keep it: one of the program writes what it is given somewhere.</summary>
    private bool MayKeep(InvocationExpressionSyntax call) =>
        call.ArgumentList.Arguments.Any(argument => MayBeTensor(argument.Expression))
        && flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol { IsStatic: false } method && !TorchSymbols.IsTorchSharp(method.ContainingAssembly)
        && (method.IsAbstract || method.DeclaringSyntaxReferences.IsEmpty || method.DeclaringSyntaxReferences.Any(reference => reference.GetSyntax(cancellation) is var body
            && (LoopSyntax.Collected(body).Any(MayBeTensor) || LoopSyntax.Carried(body).Any(MayBeTensor))));

    private bool MayBeTensor(ExpressionSyntax expression) =>
        flow.Bodies.TypeOf(expression, cancellation) is { } type && _symbols is not null && (type.IsTupleType || HeldTypes.HoldTensors(type, _symbols));
}

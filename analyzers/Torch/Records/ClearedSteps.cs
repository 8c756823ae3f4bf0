using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A step whose gradients have just been cleared.</summary>
/// <param name="Clear">What clears them.</param>
/// <param name="Step">The step.</param>
/// <param name="Backward">The last backward of the round beside it, before the clearing or behind the step.</param>
internal sealed record ClearedStep(InvocationExpressionSyntax Clear, InvocationExpressionSyntax Step, InvocationExpressionSyntax Backward)
{
    /// <summary>Whether the step comes before the backward of its round; else the backward's gradients are cleared.</summary>
    public bool IsEarly => Backward.SpanStart > Step.SpanStart;
}

/// <summary>
/// Statements of one list in a loop: <c>loss.backward(); optimizer.zero_grad(); optimizer.step();</c>. Between the clearing and the step stands nothing that may compute or set a gradient.
/// </summary>
internal sealed class ClearedSteps(FlowAnalysis flow)
{
    private static readonly CallsByName Clearing = new([Optimizers.Clear]);

    private readonly TorchSymbols? _symbols = (flow.Library as TorchLibrary)?.Symbols;

    public IEnumerable<ClearedStep> In(SyntaxTree tree, CancellationToken cancellation)
    {
        foreach (var clear in Clearing.In(tree, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            if (clear is { Expression: MemberAccessExpressionSyntax { Expression: var cleared }, Parent: ExpressionStatementSyntax { Parent: BlockSyntax block } statement } && LoopSyntax.Around(clear) is not null
                && StepBehind(block.Statements, block.Statements.IndexOf(statement)) is { } at && BackwardBeside(block.Statements, block.Statements.IndexOf(statement), at) is { } backward
                && Steps(block.Statements[at], cleared, tree, cancellation) is { } step && block.Statements.Skip(block.Statements.IndexOf(statement) + 1).Take(at - block.Statements.IndexOf(statement) - 1).All(between => IsHarmless(between, cancellation)))
                yield return new ClearedStep(clear, step, backward);
        }
    }

    /// <summary>Where the first step behind a clearing stands.</summary>
    private static int? StepBehind(SyntaxList<StatementSyntax> statements, int from)
    {
        for (var i = from + 1; i < statements.Count; i++)
        {
            if (CallOn(statements[i]) is { Name.Identifier.ValueText: Optimizers.Step })
                return i;
        }

        return null;
    }

    private static MemberAccessExpressionSyntax? CallOn(StatementSyntax statement) =>
        statement is ExpressionStatementSyntax { Expression: InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access } } ? access : null;

    /// <summary>The last backward behind the step, or else the last before the clearing.</summary>
    private static InvocationExpressionSyntax? BackwardBeside(SyntaxList<StatementSyntax> statements, int clear, int step) =>
        statements.Skip(step + 1).Concat(statements.Take(clear)).Select(static (statement, index) => (Call: CallOn(statement), index)).Where(static one => one.Call?.Name.Identifier.ValueText == Gradients.Backward)
            .Select(one => (InvocationExpressionSyntax)one.Call!.Parent!).OrderBy(call => call.SpanStart < statements[clear].SpanStart).ThenByDescending(static call => call.SpanStart).FirstOrDefault();

    /// <summary>The step, if it is one of the library and of the weights that were cleared: of the same optimizer, or of one over the module's.</summary>
    private InvocationExpressionSyntax? Steps(StatementSyntax statement, ExpressionSyntax cleared, SyntaxTree tree, CancellationToken cancellation)
    {
        var access = CallOn(statement)!;
        if (_symbols is null || access.Parent is not InvocationExpressionSyntax { ArgumentList.Arguments: [] } step || flow.Bodies.OperationOf(step, cancellation) is not IInvocationOperation { TargetMethod: var method }
            || !TorchSymbols.IsTorchSharp(method.ContainingAssembly) || !_symbols.IsOptimizer(method.ContainingType) || VariableOf(access.Expression, cancellation) is not { } optimizer || VariableOf(cleared, cancellation) is not { } owner || HasOwnOptimizers(cancellation))
            return null;
        return SymbolEqualityComparer.Default.Equals(optimizer, owner) || MadeOptimizer.In(tree, flow, cancellation).Any(made => SymbolEqualityComparer.Default.Equals(made.Holder, optimizer) && SymbolEqualityComparer.Default.Equals(made.Model, owner)) ? step : null;
    }

    private ISymbol? VariableOf(ExpressionSyntax expression, CancellationToken cancellation) =>
        expression is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } && flow.Bodies.ReferredToBy(expression, cancellation) is (ILocalSymbol or IParameterSymbol or IFieldSymbol) and var variable ? variable : null;

    /// <summary>What an optimizer of the program does in its step, only that class says.</summary>
    private bool HasOwnOptimizers(CancellationToken cancellation) => flow.Index.NamesOfBases(cancellation).Any(static name => name.EndsWith("Optimizer", StringComparison.Ordinal) || Optimizers.Makers.Contains(name));

    /// <summary>Calls of the library and the runtime alone, of no name that computes or sets a gradient; no way leads out, and nothing is set but variables.</summary>
    private bool IsHarmless(StatementSyntax statement, CancellationToken cancellation) => statement is LocalDeclarationStatementSyntax or ExpressionStatementSyntax && statement.DescendantNodes().All(node => node switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText is not (Gradients.Backward or Optimizers.Gradient or Optimizers.Step),
        InvocationExpressionSyntax call => flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol { MethodKind: not MethodKind.DelegateInvoke } method && (TorchSymbols.IsKnown(method.ContainingAssembly) || Applications.IsName(method.Name)),
        ObjectCreationExpressionSyntax made => flow.Bodies.TypeOf(made, cancellation) is { DeclaringSyntaxReferences.IsEmpty: true },
        AssignmentExpressionSyntax assignment => assignment.Left is IdentifierNameSyntax name && flow.Bodies.TypeOf(name, cancellation) is { } type && _symbols?.IsOptimizer(type) == false && !_symbols.IsModule(type),
        AnonymousFunctionExpressionSyntax or AwaitExpressionSyntax => false,
        _ => true,
    });
}

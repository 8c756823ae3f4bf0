using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary><c>optim.RAdam(…)</c> becomes <c>optim.Adam(…)</c>, with the type that the variable is declared with.</summary>
internal sealed class AdamRepair() : FaultRepair(nameof(FaultEdit.Adam), new("Use Adam", "改用 Adam"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        if (call.Name is not { Identifier.ValueText: WrittenMembers.RAdam } name)
            yield break;
        yield return new TextChange(name.Span, WrittenMembers.Adam);
        var type = call.Node.Parent?.Parent switch
        {
            VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax declaration } => declaration.Type,
            PropertyDeclarationSyntax property => property.Type,
            _ => call.Node.Parent is EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax own } ? own.Type : null,
        };
        if (LibraryNamesIn.NameOf(type) is { Identifier.ValueText: WrittenMembers.RAdam } declared)
            yield return new TextChange(declared.Span, WrittenMembers.Adam);
    }
}

/// <summary><c>cycle_momentum: false</c>.</summary>
internal sealed class NoMomentumCycleRepair() : FaultRepair(nameof(FaultEdit.NoMomentumCycle), new("Leave the momentum as it is", "不改变动量"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation) => [call.Set("cycle_momentum", "false")];
}

/// <summary><c>scale_fn: i => Math.Pow(gamma, i), scale_mode: CyclicLR.ScaleMode.Iterations</c>.</summary>
internal sealed class ScaleFunctionRepair() : FaultRepair(nameof(FaultEdit.ScaleFunction), new("Scale by the iteration", "按迭代数缩放"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        if (call.Argument("gamma") is not { } gamma || call.Argument(WrittenMembers.CycleMode) is not { } mode || !(FaultCall.IsPure(gamma.Expression) || gamma.Expression is LiteralExpressionSyntax)
            || call.Method.Parameters.FirstOrDefault(static parameter => parameter.Name == "scale_mode")?.Type is not { } type)
            return [];
        var modes = mode.Expression is MemberAccessExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: var scheduler } }
            ? $"{scheduler}.{type.Name}"
            : type.ToMinimalDisplayString(call.Model, call.Node.SpanStart);
        var step = gamma.Expression.DescendantTokens().Any(static token => token.ValueText == "i") ? "iteration" : "i";
        var math = call.Model.LookupSymbols(call.Node.SpanStart, name: "Math").Any(static symbol => symbol.ToDisplayString() == "System.Math") ? "Math" : "System.Math";
        return
        [
            new TextChange(
                new TextSpan(call.End, 0),
                $", scale_fn: {step} => {math}.Pow({gamma.Expression}, {step}){(call.Argument("scale_mode") is null ? $", scale_mode: {modes}.Iterations" : "")}"),
            .. call.Argument("scale_mode") is { } given ? [new TextChange(given.Expression.Span, $"{modes}.Iterations")] : Array.Empty<TextChange>(),
        ];
    }
}

/// <summary><c>plateau.get_last_lr().First()</c> becomes <c>optimizer.ParamGroups.First().LearningRate</c>.</summary>
internal sealed class LearningRateRepair() : FaultRepair(nameof(FaultEdit.LearningRate), new("Ask the optimizer", "向优化器查询"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        if (OptimizerOf(call, cancellation) is not { } optimizer)
            return [];
        return call.Node.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: nameof(Enumerable.First) or nameof(Enumerable.Single), Parent: InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0 } first }
            ? [new TextChange(first.Span, $"{optimizer}.ParamGroups.First().LearningRate")]
            : [new TextChange(call.Node.Span, $"{optimizer}.ParamGroups.Select(group => group.LearningRate)")];
    }

    /// <summary>The variable that the scheduler was made with.</summary>
    private static ExpressionSyntax? OptimizerOf(FaultCall call, CancellationToken cancellation)
    {
        if (call.Receiver is not { } receiver || call.Model.GetOperation(receiver, cancellation) is not { } scheduler
            || TorchCompilation.Of(call.Model.Compilation).Flow is not { } flow)
            return null;
        var made = LibraryCall.ArgumentsOf(new VisibleValues(flow).Source(scheduler)).FirstOrDefault(static argument => argument.Parameter?.Name == FaultMembers.Optimizer);
        return made?.Value.Syntax is ExpressionSyntax optimizer && FaultCall.IsPure(optimizer) ? optimizer : null;
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Functions;
using TorchSharp.Analyzers.Torch.Model;

namespace TorchSharp.Analyzers.Rules;

/// <summary>The registrations that a rule may make. An editor shows what they report while the user types; it would show nothing of others.</summary>
internal sealed class RuleScope(CompilationStartAnalysisContext start, FlowAnalysis flow)
{
    /// <summary>Every call of a loss whose input is known, at the place in the body under analysis that decides it.</summary>
    public void OnLossCall(Action<LossCall> check) =>
        start.RegisterSemanticModelAction(context =>
        {
            var byHand = new CrossEntropyByHand(flow.Bodies, context.CancellationToken);
            foreach (var observation in flow.ObservationsIn(context.SemanticModel.SyntaxTree, context.FilterSpan, context.CancellationToken))
            {
                if (observation.Function is LossFunction loss && LossCall.Of(loss, observation, byHand, context.ReportDiagnostic) is { } call)
                    check(call);
            }
        });
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Records;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Rules;

/// <summary>
/// The registrations that a rule may make. An editor shows what they report while the user types; it would show nothing of
/// others. What the rules of a family look at is enumerated once for all of them.
/// </summary>
internal sealed class RuleScope(CompilationStartAnalysisContext start, FlowAnalysis flow)
{
    /// <summary>Every call of a loss whose input is known, at the place in the body under analysis that decides it.</summary>
    public void OnLossCall(Action<LossCall> check)
    {
        var losses = AppliedLosses.Of(flow);
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var loss in losses.In(context.SemanticModel.SyntaxTree, context.FilterSpan, context.CancellationToken))
                check(new LossCall(loss, context.ReportDiagnostic, context.CancellationToken));
        });
    }

    /// <summary>Every call of a member of the library that a table of faults names, and every making of an object of its, in the document itself.</summary>
    public void OnLibraryCall(Action<LibraryCall, Action<Diagnostic>, CancellationToken> check)
    {
        var calls = LibraryCalls.Of(flow);
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var call in calls.In(context.SemanticModel.SyntaxTree, context.CancellationToken))
                check(call, context.ReportDiagnostic, context.CancellationToken);
        });
    }

    /// <summary>Every class of the document that derives from the library's modules, with what is registered of its objects.</summary>
    public void OnModuleClass(Action<DeclaredModule, Action<Diagnostic>, CancellationToken> check)
    {
        var classes = ModuleClasses.Of(flow);
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var declared in DeclaredModules.In(context.SemanticModel.SyntaxTree, classes, context.CancellationToken))
                check(declared, context.ReportDiagnostic, context.CancellationToken);
        });
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;
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
    public void OnLibraryCall(Action<LibraryCall, Action<Diagnostic>, CancellationToken> check) => OnDocument(LibraryCalls.Of(flow).In, check);

    /// <summary>Every call in the document that gives a handle of the library, of a grad mode or of a scope, but those that are by their text alone right.</summary>
    public void OnHandle(Action<HandleCall, Action<Diagnostic>, CancellationToken> check) => OnDocument(HandleCalls.Of(flow).SuspectsIn, check);

    /// <summary>Every call of a method of the library with one of these names, in the document itself. Only what by its text may be wanted is bound.</summary>
    public void OnCallOf(ISet<string> names, Func<InvocationExpressionSyntax, bool> mayBe, Action<LibraryCall, Action<Diagnostic>, CancellationToken> check)
    {
        if (!names.IsSubsetOf(CalledNames.All))
            throw new ArgumentException($"A document is looked through only where it has a word of {nameof(CalledNames)}: put the names there, too.", nameof(names));
        var calls = NamedCalls.Of(flow);
        OnDocument((tree, cancellation) => calls.In(tree, names, mayBe, cancellation), check);
    }

    /// <summary>What stands in places that the text alone gives, in the document itself.</summary>
    public void OnPlaces(Func<SyntaxTree, CancellationToken, IReadOnlyList<SyntaxNode>> places, Action<IOperation, VisibleValues, Action<Diagnostic>> check)
    {
        var visible = new VisibleValues(flow);
        OnDocument(places, (place, report, cancellation) =>
        {
            if (flow.Bodies.OperationOf(place, cancellation) is { } operation)
                check(operation, visible, report);
        });
    }

    /// <summary>Every loop of the document that trains or evaluates and in which nothing frees what a round makes; of such loops in each other the innermost.</summary>
    public void OnUnscopedLoop(Action<UnscopedLoop, Action<Diagnostic>> check) => OnDocument(RoundLoops.Of(flow).In, (loop, report, _) => check(loop, report));

    /// <summary>Every loss of an epoch in the document that is not the mean over it.</summary>
    public void OnEpochLoss(Action<WrongEpochLoss, Action<Diagnostic>> check) => OnDocument(EpochLosses.Of(flow).In, (found, report, _) => check(found, report));

    /// <summary>Every test in the document on the loader that trained the model.</summary>
    public void OnTestOfTraining(Action<(ExpressionSyntax Test, ExpressionSyntax Training), Action<Diagnostic>> check) => OnDocument(TestsOnTrainingData.Of(flow).In, (found, report, _) => check(found, report));

    /// <summary>Every model that is measured in training mode, at the code of the document that holds it.</summary>
    public void OnMeasuredModel(Action<MeasuredModel, Action<Diagnostic>> check) => OnDocument(MeasuredModels.Of(flow).In, (found, report, _) => check(found, report));

    /// <summary>Every loop of the document in which gradients add up from round to round.</summary>
    public void OnUnclearedLoop(Action<UnclearedLoop, Action<Diagnostic>> check) => OnDocument(new UnclearedLoops(flow).In, (found, report, _) => check(found, report));

    /// <summary>Every step in a loop of the document whose gradients have just been cleared.</summary>
    public void OnClearedStep(Action<ClearedStep, Action<Diagnostic>> check) => OnDocument(new ClearedSteps(flow).In, (found, report, _) => check(found, report));

    /// <summary>Every backward in a loop of the document whose gradients no step uses.</summary>
    public void OnUnusedGradient(Action<UnusedGradient, Action<Diagnostic>> check) => OnDocument(new UnusedGradients(flow).In, (found, report, _) => check(found, report));

    /// <summary>Every part of a module class of the document that is proved not to be registered.</summary>
    public void OnUnregisteredPart(Action<UnregisteredPart, Action<Diagnostic>> check) => OnDocument(new UnregisteredParts(ModuleClasses.Of(flow)).In, (part, report, _) => check(part, report));

    /// <summary>Every place where a constructor of the document goes over the parts of its module before it registers them.</summary>
    public void OnEarlyLook(Action<EarlyLook, Action<Diagnostic>> check) => OnDocument(new EarlyLooks(ModuleClasses.Of(flow)).In, (look, report, _) => check(look, report));

    /// <summary>Every field or auto-property of the document that holds parts of its module where registration does not look.</summary>
    public void OnHiddenPart(Action<HiddenPart, Action<Diagnostic>> check) => OnDocument(new HiddenParts(ModuleClasses.Of(flow)).In, (part, report, _) => check(part, report));

    private void OnDocument<T>(Func<SyntaxTree, CancellationToken, IEnumerable<T>> find, Action<T, Action<Diagnostic>, CancellationToken> check) =>
        start.RegisterSemanticModelAction(context =>
        {
            foreach (var found in find(context.SemanticModel.SyntaxTree, context.CancellationToken))
                check(found, context.ReportDiagnostic, context.CancellationToken);
        });
}

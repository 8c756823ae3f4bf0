using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>Where the loader that trained a model tests it, by words that claim rows which the model has not seen.</summary>
internal sealed class TestsOnTrainingData
{
    private static readonly ConditionalWeakTable<FlowAnalysis, TestsOnTrainingData> ByFlow = new();

    private readonly FlowAnalysis _flow;
    private readonly VisibleValues _visible;
    private readonly LocalMentions _mentions;

    private TestsOnTrainingData(FlowAnalysis flow) => (_flow, _visible, _mentions) = (flow, new VisibleValues(flow), new LocalMentions(flow));

    public static TestsOnTrainingData Of(FlowAnalysis flow) => ByFlow.GetValue(flow, static key => new TestsOnTrainingData(key));

    /// <summary>The loader where it tests, and where it trained; each test once.</summary>
    public IEnumerable<(ExpressionSyntax Test, ExpressionSyntax Training)> In(SyntaxTree tree, CancellationToken cancellation)
    {
        var trained = new TrainedLoaders(_flow, cancellation);
        var seen = new HashSet<SyntaxNode>();
        foreach (var training in trained.In(tree))
        {
            if (NameWords.Have(training.Loader.Name, TestWords.Claims) || NameWords.Have(training.Loader.Name, TestWords.Admissions) || IsCheck(training.Place) || !IsOneLoader(training, cancellation))
                continue;
            var all = _mentions.Of(training.Loader, training.Place, cancellation);
            if (all.Any(MayChangeRows))
                continue;
            foreach (var mention in all.Where(mention => mention.SpanStart > training.Place.Span.End && TestText.IsAlwaysBefore(training.Place, mention)))
            {
                if (Tests(mention, training, trained, cancellation) && seen.Add(mention))
                    yield return (mention, training.Place);
            }
        }
    }

    private bool Tests(IdentifierNameSyntax mention, TrainedLoader training, TrainedLoaders trained, CancellationToken cancellation)
    {
        var whole = mention.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == mention ? own : (ExpressionSyntax)mention;
        return whole.Parent switch
        {
            ForEachStatementSyntax loop when loop.Expression == whole => IsMeasuring(loop) && trained.ModelsIn(loop.Statement).Overlaps(training.Models) && IsTestOf(loop, cancellation),
            ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } => _flow.Bodies.OperationOf(call, cancellation) is IInvocationOperation operation && MeasuresOn(operation, whole, mention.SyntaxTree) is { } loop
                && trained.Mapped(trained.ModelsIn(loop.Statement), operation).Overlaps(training.Models) && IsTestBy(call, operation.TargetMethod, cancellation),
            _ => false,
        };
    }

    /// <summary>The loop over its parameter by which a method of the document measures a model on what it is given.</summary>
    private static ForEachStatementSyntax? MeasuresOn(IInvocationOperation call, ExpressionSyntax given, SyntaxTree tree) =>
        call.Arguments.FirstOrDefault(argument => argument.Value.Syntax.Span == given.Span)?.Parameter is { } parameter
        && call.TargetMethod is { IsAbstract: false, IsVirtual: false, IsOverride: false, DeclaringSyntaxReferences: [var reference] } && reference.SyntaxTree == tree && reference.GetSyntax() is var body
        && !body.DescendantNodes().OfType<AssignmentExpressionSyntax>().Any(assignment => assignment.Left is IdentifierNameSyntax name && name.Identifier.ValueText == parameter.Name)
            ? body.DescendantNodes().OfType<ForEachStatementSyntax>().FirstOrDefault(loop => loop.Expression is IdentifierNameSyntax over && over.Identifier.ValueText == parameter.Name && IsMeasuring(loop)) : null;

    /// <summary>A round reads a number of all of its batch, and computes no gradients.</summary>
    private static bool IsMeasuring(ForEachStatementSyntax loop)
    {
        var names = loop.Statement.DescendantNodes().OfType<SimpleNameSyntax>().ToList();
        return !names.Exists(static name => name.Identifier.ValueText == Gradients.Backward)
            && names.Find(static name => LossReports.Reading.Contains(name.Identifier.ValueText)) is { } read && TestText.TakesAll(loop, read);
    }

    /// <summary><c>Test(model, loader)</c>; or <c>testLoss = Evaluate(model, loader)</c>.</summary>
    private bool IsTestBy(InvocationExpressionSyntax call, IMethodSymbol method, CancellationToken cancellation)
    {
        var name = NameWords.Of(method.Name).ToList();
        if (!name.TrueForAll(word => TestWords.Claims.Contains(word) || TestWords.Neutral.Contains(word)) || method.DeclaringSyntaxReferences.Any(reference => TestText.Admits(reference.GetSyntax(cancellation)))
            || TestText.StatementOf(call) is not { } statement || IsComparing(call, cancellation))
            return false;
        var kept = TestText.SetIn(statement).Select(place => VariableOf(place, cancellation)).OfType<ILocalSymbol>().ToList<ISymbol>();
        var around = kept.SelectMany(variable => _mentions.Of(variable, call, cancellation)).Select(TestText.StatementOf).OfType<SyntaxNode>().Prepend(statement).Distinct().ToList();
        return !around.Exists(TestText.Admits) && (name.Exists(TestWords.Claims.Contains) || around.Exists(TestText.Claims));
    }

    /// <summary>A loop in whose round a variable is set that is given out as the result of a test.</summary>
    private bool IsTestOf(ForEachStatementSyntax loop, CancellationToken cancellation)
    {
        if (TestText.Admits(loop) || IsComparing(loop, cancellation))
            return false;
        var kept = loop.Statement.DescendantNodes().OfType<AssignmentExpressionSyntax>().Select(static assignment => assignment.Left).OfType<IdentifierNameSyntax>()
            .Select(name => VariableOf(name, cancellation)).OfType<ILocalSymbol>().Where(local => local.DeclaringSyntaxReferences is [var declared] && !loop.Span.Contains(declared.Span)).Distinct<ISymbol>(SymbolEqualityComparer.Default).ToList();
        var around = kept.SelectMany(local => _mentions.Of(local, loop, cancellation)).Where(mention => mention.SpanStart > loop.Span.End).Select(TestText.StatementOf).OfType<SyntaxNode>().Distinct().ToList();
        return !around.Exists(TestText.Admits) && around.Count > 0 && (kept.Exists(static local => NameWords.Have(local.Name, TestWords.Claims)) || around.Exists(TestText.Claims));
    }

    private ISymbol? VariableOf(SyntaxNode place, CancellationToken cancellation) =>
        place is IdentifierNameSyntax ? _flow.Bodies.ReferredToBy(place, cancellation) : _flow.Bodies.DeclaredBy(place, cancellation);

    /// <summary>Whether the function around a test measures on another loader as well: then words may speak of that one.</summary>
    private bool IsComparing(SyntaxNode test, CancellationToken cancellation)
    {
        var function = LoopSyntax.FunctionAround(test);
        var loaders = new HashSet<ISymbol>(SymbolEqualityComparer.Default);
        foreach (var name in function.DescendantNodes().OfType<IdentifierNameSyntax>().Where(static name => name.Parent is ArgumentSyntax or ForEachStatementSyntax or InitializerExpressionSyntax))
        {
            if (BatchLoop.IsLoader(_flow.Bodies.TypeOf(name, cancellation)) && _flow.Bodies.ReferredToBy(name, cancellation) is { } loader)
                loaders.Add(loader);
        }

        return loaders.Count > 1;
    }

    /// <summary><c>loader.dataset</c> may be told to give other rows; how many it has is no change.</summary>
    private static bool MayChangeRows(IdentifierNameSyntax mention) =>
        mention.Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: LossReports.DatasetArgument } access && access.Expression == mention && access.Parent is not MemberAccessExpressionSyntax { Name.Identifier.ValueText: LossReports.Count };

    /// <summary>A method or class that fits a few rows to see that it can.</summary>
    private static bool IsCheck(SyntaxNode place) => NameWords.AreAround(place, LossReports.Checking);

    /// <summary>Whether a variable holds one loader throughout, and that gives the same rows each time.</summary>
    private bool IsOneLoader(TrainedLoader training, CancellationToken cancellation)
    {
        var isKept = training.Loader switch
        {
            ILocalSymbol { RefKind: RefKind.None, DeclaringSyntaxReferences: [var reference] } => reference.GetSyntax(cancellation) is VariableDeclaratorSyntax { Initializer: not null },
            IParameterSymbol { RefKind: RefKind.None } => true,
            IFieldSymbol { IsReadOnly: true } or IPropertySymbol { SetMethod: null, IsVirtual: false, IsAbstract: false, IsOverride: false } => true,
            _ => false,
        };
        if (!isKept || _mentions.Of(training.Loader, training.Place, cancellation).Any(LocalMentions.IsWrite) || _flow.Bodies.OperationOf(training.Place, cancellation) is not { } value)
            return false;
        var made = _visible.Source(value);
        var arguments = LibraryCall.ArgumentsOf(made).ToList();
        var dataset = arguments.Find(static argument => argument.Parameter?.Name == LossReports.DatasetArgument)?.Value;
        return dataset is null ? made is IParameterReferenceOperation or IFieldReferenceOperation or IPropertyReferenceOperation
            : Conversions.Under(dataset).Type is { } type && !Draws(type) && !arguments.Exists(argument => argument.ArgumentKind == ArgumentKind.Explicit && MayBeTold(argument.Value, cancellation));
    }

    /// <summary>A data set or an order that the program names again may be told to give other rows.</summary>
    private bool MayBeTold(IOperation argument, CancellationToken cancellation) => Conversions.Under(argument) switch
    {
        { Type: { IsReferenceType: true } type, Syntax: IdentifierNameSyntax name } value when !TorchSymbols.IsTorchSharp(type.ContainingAssembly) =>
            value is not ILocalReferenceOperation { Local: var local } || _mentions.Of(local, name, cancellation).Count > 1,
        _ => false,
    };

    /// <summary>A data set of the program that mentions chance.</summary>
    private static bool Draws(ITypeSymbol type) =>
        type.TypeKind is TypeKind.TypeParameter || type.DeclaringSyntaxReferences.Any(static part => part.GetSyntax().DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => TestWords.Drawing.Contains(name.Identifier.ValueText)));
}

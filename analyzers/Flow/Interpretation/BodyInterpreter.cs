using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using TorchSharp.Analyzers.Flow.Applying;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Events;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Flow.Summaries;
using TorchSharp.Analyzers.Flow.Values;

namespace TorchSharp.Analyzers.Flow.Interpretation;

/// <summary>Interprets a body, and whatever runs before it, into its summary.</summary>
internal sealed class BodyInterpreter(SummaryFixpoint fixpoint, ISymbol member, int depth)
{
    private readonly BodyRecord _record = new(fixpoint.Analysis.Library);
    private readonly ContainerSites _containers = new();

    private MethodBodies Bodies => fixpoint.Analysis.Bodies;

    /// <summary>The summary of a method, constructor or accessor.</summary>
    public Summary Body(IMethodSymbol method)
    {
        if (!fixpoint.HasSource(method.ContainingType) || method.IsAbstract || method.IsExtern)
            return Summary.Opaque;
        var own = Bodies.BodiesOf(method, fixpoint.Cancellation).ToList();
        if (own.Exists(static body => body.IsBroken))
            return Summary.Opaque;
        var before = RunsInitializers(method) ? InitializersOf(method).ToList() : [];
        var graphs = before.Concat(own).Where(static body => body.Graph is not null).ToList();
        var preceding = before.Count(static body => body.Graph is not null);
        var summary = ToFixpoint(graphs, method, preceding, () => Start(method));
        if (graphs.Count == 0 && fixpoint.Analysis.MayLeadTo(Interests.Endings, method, fixpoint.Cancellation))
            summary = summary with { Events = Traces<Value>.Anything, Once = Traces<Value>.Anything };
        return graphs.Count == 0 && !method.ReturnsVoid ? summary with { Returns = own is [{ Constant: { } constant }] ? new Constant(constant) : Value.Unknown } : summary;
    }

    /// <summary>The summary of a field's or property's initialiser; it returns what it initialises the member with.</summary>
    public Summary Initializer()
    {
        var bodies = member.DeclaringSyntaxReferences
            .Select(reference => InitializerIn(reference.GetSyntax(fixpoint.Cancellation)))
            .OfType<EqualsValueClauseSyntax>()
            .Select(fixpoint.BodyOf)
            .ToList();
        if (bodies.Exists(static body => body.IsBroken))
            return Summary.Opaque;
        var graphs = bodies.Where(static body => body.Graph is not null).ToList();
        if (graphs.Count == 0)
            return bodies is [{ Constant: { } constant }] ? new Summary { Returns = new Constant(constant) } : Summary.Opaque;
        var summary = ToFixpoint(graphs, null, 0, () => new State(_containers));
        return summary with { Returns = summary.Members.Find(member) ?? Value.Unknown };
    }

    private Summary ToFixpoint(List<Body> graphs, IMethodSymbol? method, int preceding, Func<State> start)
    {
        do
        {
            _containers.StartAgain();
            _record.Reset();
            if (Run(graphs, method, preceding, start()) is not { } summary)
                return Summary.Opaque with { IsTruncated = _record.IsTruncated };
            if (!_containers.HasNews)
                return summary;
        }
        while (true);
    }

    /// <summary>One run through all graphs, or null if the bound on steps was reached.</summary>
    private Summary? Run(List<Body> graphs, IMethodSymbol? method, int preceding, State start)
    {
        State? state = start;
        foreach (var body in graphs)
        {
            if (state is null)
                break;
            var graph = body.Graph!;
            _record.BeginGraph(graph);
            var scope = new BodyScope(fixpoint, member, method, graph, null, depth, _containers) { HasErrors = body.HasErrors };
            var walk = new GraphFixpoint(graph, new BlockInterpreter(scope, _record, graph.OriginalOperation.Syntax), fixpoint.Cancellation);
            if (!walk.Run(state))
                return null;
            state = walk.Exit;
        }

        var summary = _record.ToSummary(state, method is null ? ValueMap.Empty : OutsOf(method, state), preceding);
        return state is null || (method is not null && !Constructors.IsConstructor(method))
            ? summary
            : summary with { Members = ValueMap.Of(state.Members).Map(state.Snapshot) };
    }

    private State Start(IMethodSymbol method)
    {
        var start = State.Entering(method.PartialImplementationPart ?? method, _containers);
        if (!Constructors.IsOfInstance(method))
            return start;
        RunImplicitBase(method, start);
        if (!Constructors.IsPrimary(method))
            return start;
        foreach (var parameter in method.Parameters)
        {
            start.Members = start.Members.SetItem(parameter, new Parameter(parameter));
            if (Constructors.RecordProperty(parameter) is { } property)
                start.Members = start.Members.SetItem(property, new Parameter(parameter));
        }

        return start;
    }

    private void RunImplicitBase(IMethodSymbol constructor, State start)
    {
        if (Constructors.ImplicitBaseOf(constructor) is not { } first || !fixpoint.HasSource(first.ContainingType))
            return;
        var applier = new Applier(fixpoint, depth, _record);
        var summary = applier.SummaryOf(first);
        var inputs = new Inputs(first, new Receiver(constructor.ContainingType), ValueList.Empty, ValueMap.Empty);
        _record.Used(summary);
        new PrecedingConstructors(applier, _record).Leave(summary, inputs, start);
    }

    private static ValueMap OutsOf(IMethodSymbol method, State? exit) =>
        exit is null
            ? ValueMap.Empty
            : ValueMap.Of(
                from parameter in (method.PartialImplementationPart ?? method).Parameters
                where parameter.RefKind == RefKind.Out || parameter is { RefKind: RefKind.Ref, Type.IsReferenceType: true }
                select new KeyValuePair<ISymbol, Value>(
                    method.Parameters[parameter.Ordinal], exit.Snapshot(exit.Locals.TryGetValue(parameter, out var value) ? value : new Parameter(parameter))));

    private static bool RunsInitializers(IMethodSymbol method) => Constructors.IsConstructor(method) && !Constructors.CallsThis(method);

    private IEnumerable<Body> InitializersOf(IMethodSymbol constructor) =>
        from candidate in constructor.ContainingType.GetMembers()
        where candidate.IsStatic == constructor.IsStatic && candidate is IFieldSymbol or IPropertySymbol
        from reference in candidate.DeclaringSyntaxReferences
        let clause = InitializerIn(reference.GetSyntax(fixpoint.Cancellation))
        where clause is not null
        select fixpoint.BodyOf(clause);

    private static EqualsValueClauseSyntax? InitializerIn(SyntaxNode declaration) => declaration switch
    {
        VariableDeclaratorSyntax variable => variable.Initializer,
        PropertyDeclarationSyntax property => property.Initializer,
        _ => null,
    };
}

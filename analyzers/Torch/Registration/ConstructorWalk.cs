using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>
/// Follows the making of an object of exactly one class: initialisers, the constructors of its bases, its own, and the helpers that they call. It keeps
/// which objects the members hold, and which of them are registered when. Where it cannot follow, it is lost, and nothing is said.
/// </summary>
internal sealed partial class ConstructorWalk(FlowAnalysis flow, TorchSymbols symbols, INamedTypeSymbol type, CancellationToken cancellation)
{
    /// <summary>Calls in calls, and operations in all: beyond that nobody needs an answer.</summary>
    private const int Depth = 8, Budget = 60_000;

    private static readonly Thing Own = new(ThingKind.Self, null!, null, null);

    private readonly Dictionary<(SyntaxNode, ThingKind), Thing> _things = [];
    private readonly Dictionary<(BuildEventKind, SyntaxNode), BuildEvent> _events = [];
    private readonly HashSet<IMethodSymbol> _running = new(SymbolEqualityComparer.Default);
    private readonly HashSet<SyntaxNode> _walked = [];
    private BuildState _state = BuildState.Start;
    private Frame _frame = new();
    private int _steps;

    /// <summary>It could not follow.</summary>
    public bool IsLost { get; private set; }

    public BuildState State => _state;

    public IEnumerable<BuildEvent> Events => _events.Values;

    /// <summary>The bodies that construction runs.</summary>
    public IReadOnlyCollection<SyntaxNode> Walked => _walked;

    /// <summary>Follows one constructor; its parameters hold what nobody knows.</summary>
    public void Construct(IMethodSymbol constructor)
    {
        foreach (var parameter in constructor.Parameters)
            SetVariable(parameter, Held.Other);
        RunConstructor(constructor);
    }

    private void RunConstructor(IMethodSymbol constructor)
    {
        var definition = constructor.OriginalDefinition;
        if (IsLost || TorchSymbols.IsTorchSharp(definition.ContainingAssembly))
            return;
        if (!SymbolEqualityComparer.Default.Equals(definition.ContainingAssembly, flow.Assembly) || !_running.Add(definition))
        {
            IsLost = true;
            return;
        }

        var body = BodyOf(definition);
        var outer = _frame;
        _frame = new Frame();
        if (body?.Initializer is { } initializer && CalledBy(initializer) is { MethodKind: MethodKind.Constructor } called)
        {
            var isThis = SymbolEqualityComparer.Default.Equals(called.OriginalDefinition.ContainingType, definition.ContainingType);
            if (!isThis)
                RunInitializers(definition.ContainingType);
            RunBase(initializer, called);
        }
        else
        {
            RunInitializers(definition.ContainingType);
            if (Constructors.ImplicitBaseOf(definition) is { } implied && implied.ContainingType.SpecialType == SpecialType.None)
                RunConstructor(implied);
        }

        _walked.UnionWith(definition.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)));
        Eval(body?.BlockBody);
        Eval(body?.ExpressionBody);
        _state = _state.Join(_frame.Exit);
        _frame = outer;
        _running.Remove(definition);
    }

    private static IMethodSymbol? CalledBy(IOperation initializer) => initializer switch
    {
        IExpressionStatementOperation statement => CalledBy(statement.Operation),
        IInvocationOperation call => call.TargetMethod,
        _ => null,
    };

    private void RunBase(IOperation initializer, IMethodSymbol called)
    {
        var call = initializer as IInvocationOperation ?? (initializer as IExpressionStatementOperation)?.Operation as IInvocationOperation;
        if (call is null)
            return;
        if (TorchSymbols.IsTorchSharp(called.ContainingAssembly))
            GiveToBase(call);
        else
            Bind(called.OriginalDefinition, call.Arguments);
        RunConstructor(called);
    }

    /// <summary><c>base(Linear(8, 8), ReLU())</c> of a chain: the steps are its own.</summary>
    private void GiveToBase(IInvocationOperation call)
    {
        foreach (var argument in call.Arguments)
            Register(Flat(Eval(argument.Value)), isCertain: true);
    }

    private IConstructorBodyOperation? BodyOf(IMethodSymbol constructor) =>
        constructor.DeclaringSyntaxReferences.Length == 0 ? null
            : flow.Bodies.OperationOf(constructor.DeclaringSyntaxReferences[0].GetSyntax(cancellation), cancellation) as IConstructorBodyOperation;

    /// <summary>The fields and properties of one class, in the order of the text.</summary>
    private void RunInitializers(INamedTypeSymbol declaring)
    {
        foreach (var part in declaring.DeclaringSyntaxReferences)
        {
            if (part.GetSyntax(cancellation) is not TypeDeclarationSyntax declaration)
                continue;
            foreach (var member in declaration.Members)
                RunInitializersIn(member);
        }
    }

    private void RunInitializersIn(MemberDeclarationSyntax member)
    {
        if (member.Modifiers.Any(static modifier => modifier.ValueText is "static" or "const"))
            return;
        if (member is PropertyDeclarationSyntax { Initializer: { } value } property)
            RunInitializer(value, flow.Bodies.DeclaredBy(property, cancellation));
        foreach (var variable in (member as FieldDeclarationSyntax)?.Declaration.Variables ?? default)
        {
            if (variable.Initializer is { } initializer)
                RunInitializer(initializer, flow.Bodies.DeclaredBy(variable, cancellation));
        }
    }

    private void RunInitializer(EqualsValueClauseSyntax value, ISymbol? member)
    {
        if (member is null || flow.Bodies.OperationOf(value, cancellation) is not ISymbolInitializerOperation initializer)
            return;
        SetMember(member, Eval(initializer.Value), value);
    }

    private Thing Make(ThingKind kind, IOperation making, ITypeSymbol? made)
    {
        var key = (making.Syntax, kind);
        if (!_things.TryGetValue(key, out var thing))
            _things.Add(key, thing = new Thing(kind, making.Syntax, made, making));
        _state = _state with { Made = _state.Made.Add(thing), Registered = _state.Registered.Remove(thing), Read = _state.Read.Remove(thing) };
        return thing;
    }

    private void SetVariable(ISymbol variable, Held held) => _state = _state with { Variables = _state.Variables.SetItem(variable, held) };

    private void SetMember(ISymbol member, Held held, SyntaxNode place)
    {
        var slot = member.OriginalDefinition;
        if (slot.IsStatic)
        {
            Escape(held);
            return;
        }

        if (_state.HasRun == true && !held.Things.IsEmpty)
            Note(BuildEventKind.LateAssignment, place, slot, held);
        _state = _state with { Members = _state.Members.SetItem(slot, held) };
    }

    private void Note(BuildEventKind kind, SyntaxNode place, ISymbol? name, Held given)
    {
        var key = (kind, place);
        _events[key] = _events.TryGetValue(key, out var known) ? known with { Given = known.Given.Join(given) } : new BuildEvent(kind, place, name, given);
    }

    /// <summary>A function that runs: what it returns, and how it is left.</summary>
    private sealed class Frame
    {
        public Held Result { get; set; } = Held.Nothing;

        public BuildState Exit { get; set; } = BuildState.Start with { IsDead = true };

        public List<Loop> Loops { get; } = [];
    }

    /// <summary>A loop or switch that can be left in the middle.</summary>
    private sealed class Loop(ILabelSymbol? exit, ILabelSymbol? next)
    {
        public ILabelSymbol? ExitLabel => exit;

        public ILabelSymbol? NextLabel => next;

        public BuildState Exit { get; set; } = BuildState.Start with { IsDead = true };

        public BuildState Next { get; set; } = BuildState.Start with { IsDead = true };
    }
}

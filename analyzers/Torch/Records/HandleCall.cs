using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A call that gives a handle: <c>torch.no_grad()</c>, <c>torch.NewDisposeScope()</c>.</summary>
internal sealed class HandleCall
{
    private static readonly string[] UserInterfaces = ["System.Windows", "Microsoft.UI", "Microsoft.Maui", "Microsoft.AspNetCore.Components", "Avalonia", "Windows.UI", "Xamarin", "UnityEngine", "Godot", "Uno"];

    private readonly FlowAnalysis _flow;
    private StrongBox<SyntaxToken?>? _left;
    private IReadOnlyList<ExpressionSyntax>? _starts;

    public HandleCall(InvocationExpressionSyntax node, IInvocationOperation operation, HandleKind kind, FlowAnalysis flow, CancellationToken cancellation)
    {
        _flow = flow;
        Node = node;
        Kind = kind;
        IsLost = Loses(operation, cancellation);
    }

    public InvocationExpressionSyntax Node { get; }

    /// <summary>What it holds open.</summary>
    public HandleKind Kind { get; }

    /// <summary>
    /// Whether nobody can dispose of it any more: it is dropped, or held by a local variable that is not mentioned again. Where it is handed on, stored or
    /// returned, somebody may.
    /// </summary>
    public bool IsLost { get; }

    /// <summary>Whether a <c>using</c> takes back what it does.</summary>
    public bool IsHeldByUsing => IsInUsing(Node);

    /// <summary><c>using (no_grad())</c>, <c>using var scope = NewDisposeScope();</c>.</summary>
    public static bool IsInUsing(InvocationExpressionSyntax handle) => handle.Parent is UsingStatementSyntax
        || handle.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: UsingStatementSyntax or LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } } };

    /// <summary>Whether another call of the program sets what this one sets to something else again.</summary>
    public bool IsSwitchedBack(CancellationToken cancellation) => HandleCalls.Of(_flow).InProgram(cancellation).Any(other => Undoes(other.Kind) && !IsElsewhere(other));

    /// <summary><c>using (enable_grad())</c> in another member ends as it began; it matters only where it stands around a backward.</summary>
    private bool IsElsewhere(HandleCall other) =>
        Kind == HandleKind.GradientsOff && other.IsHeldByUsing && MemberAround.Of(other.Node) != MemberAround.Of(Node);

    /// <summary>Whether the program goes backward where this one matters: where it does not, nobody misses a graph.</summary>
    public bool MayHarm(CancellationToken cancellation) =>
        Kind == HandleKind.GradientsOff ? new UncoveredBackward(_flow, cancellation).Exists : _flow.Index.IsMentioned(Gradients.Backward, cancellation);

    /// <summary>Whether the program asks for the scope that is open: so it may end it.</summary>
    public bool IsFoundAgain(CancellationToken cancellation) => new OpenScope(_flow, cancellation).MayBeEnded;

    /// <summary>The calls that fail because a loss is computed while gradients are off.</summary>
    public IEnumerable<(SyntaxNode Place, string Call)> LossesWithoutGraph(CancellationToken cancellation) => new LossWithoutGraph(_flow, cancellation).Under(this);

    /// <summary>
    /// What runs on other threads while this is held, and misses it: the names of the calls. Where a scope stands beside a grad mode that is missed at the same place, that is said
    /// of the mode.
    /// </summary>
    public IEnumerable<ExpressionSyntax> StartsOnOtherThreads(CancellationToken cancellation)
    {
        if (Kind is not (HandleKind.GradientsOff or HandleKind.Scope))
            return [];
        var starts = StartsUnder(cancellation);
        if (starts.Count == 0)
            return [];
        var said = HandleCalls.Of(_flow).In(Node.SyntaxTree, cancellation).Where(other => other != this && other.Kind is HandleKind.GradientsOff or HandleKind.Scope && Precedes(other))
            .SelectMany(other => other.StartsUnder(cancellation)).ToList();
        return starts.Except(said).Select(static start => start switch
        {
            InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Expression: InvocationExpressionSyntax, Name: var step } } => step,
            InvocationExpressionSyntax call => call.Expression,
            ObjectCreationExpressionSyntax made => made.Type,
            _ => start,
        });
    }

    private IReadOnlyList<ExpressionSyntax> StartsUnder(CancellationToken cancellation) => _starts ??= [.. new ThreadBodies(_flow, cancellation).Under(this)];

    /// <summary>Where its thread may leave the code while the handle is held: the first <c>await</c> or <c>yield</c>.</summary>
    public SyntaxToken? LeftAt(CancellationToken cancellation) =>
        (_left ??= new(Kind == HandleKind.Anomaly ? null : HandleRegion.FirstLeave(HandleRegion.Of(Node), new AwaitedTask(_flow, cancellation)))).Value;

    /// <summary>Whether a grad mode is left at the same place: that is said there.</summary>
    public bool IsCoveredByMode(CancellationToken cancellation) =>
        LeftAt(cancellation) is { } left && HandleCalls.Of(_flow).In(Node.SyntaxTree, cancellation).Any(other => other != this && other.LeftAt(cancellation) == left && Precedes(other));

    private bool Precedes(HandleCall other) =>
        (other.Kind == HandleKind.Scope) == (Kind == HandleKind.Scope) ? other.Node.SpanStart > Node.SpanStart : Kind == HandleKind.Scope;

    /// <summary>Whether the code stands in a class of a user interface, or in a program with a context of its own, where an <c>await</c> comes back to the same thread.</summary>
    public bool MayComeBack(CancellationToken cancellation)
    {
        if (_flow.Index.IsMentioned("SynchronizationContext", cancellation) || _flow.Index.IsMentioned("SetSynchronizationContext", cancellation))
            return true;
        if (Node.FirstAncestorOrSelf<TypeDeclarationSyntax>() is not { } declared || _flow.Bodies.DeclaredBy(declared, cancellation) is not INamedTypeSymbol type)
            return false;
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            var space = parent.ContainingNamespace?.ToDisplayString() ?? "";
            if (parent.DeclaringSyntaxReferences.IsEmpty && Array.Exists(UserInterfaces, prefix => space.StartsWith(prefix, StringComparison.Ordinal)))
                return true;
        }

        return false;
    }

    private bool Undoes(HandleKind other) => Kind switch
    {
        HandleKind.GradientsOff => other is HandleKind.GradientsOn or HandleKind.Undecided,
        HandleKind.GradientsOn => other is HandleKind.GradientsOff or HandleKind.Undecided,
        _ => false,
    };

    private bool Loses(IInvocationOperation call, CancellationToken cancellation)
    {
        IOperation value = call;
        while (value.Parent is IConversionOperation or IParenthesizedOperation or IConditionalOperation { WhenFalse: not null } or ICoalesceOperation
            && !(value.Parent is IConditionalOperation choice && choice.Condition == value))
            value = value.Parent;
        return value.Parent switch
        {
            IExpressionStatementOperation => true,
            ISimpleAssignmentOperation { Target: IDiscardOperation, Parent: IExpressionStatementOperation } => true,
            ISimpleAssignmentOperation { Target: ILocalReferenceOperation { Local: var local }, Parent: IExpressionStatementOperation } => !IsMentioned(local, cancellation),
            IVariableInitializerOperation { Parent: IVariableDeclaratorOperation { Symbol: var local } declared } => !IsUsing(declared) && !IsMentioned(local, cancellation),
            _ => false,
        };
    }

    private static bool IsUsing(IVariableDeclaratorOperation declared) => declared.Syntax.Parent?.Parent switch
    {
        LocalDeclarationStatementSyntax statement => !statement.UsingKeyword.IsKind(SyntaxKind.None),
        _ => true,
    };

    /// <summary>Whether a local variable is mentioned anywhere but where it is declared or set.</summary>
    private bool IsMentioned(ILocalSymbol local, CancellationToken cancellation)
    {
        if (local.RefKind != RefKind.None || local.DeclaringSyntaxReferences is not [var reference])
            return true;
        var declaration = reference.GetSyntax(cancellation);
        var scope = MemberAround.Of(declaration);
        return scope?.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
            name.Identifier.ValueText == local.Name && !IsSet(name)
            && SymbolEqualityComparer.Default.Equals(_flow.Bodies.ReferredToBy(name, cancellation), local)) ?? true;
    }

    private static bool IsSet(IdentifierNameSyntax name) =>
        name.Parent is AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax } assignment && assignment.Left == name && assignment.IsKind(SyntaxKind.SimpleAssignmentExpression);
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The layer by which it matters whether a model trains, where it is sure that the model holds it, applies it, and leaves its mode to others.</summary>
internal sealed class ModeLayer(FlowAnalysis flow, CancellationToken cancellation)
{
    /// <summary>So far it is looked for in parts of parts.</summary>
    private const int Depth = 4;

    private readonly VisibleValues _visible = new(flow);
    private readonly TorchSymbols? _symbols = (flow.Library as TorchLibrary)?.Symbols;

    /// <summary>Its name, or null: <c>Sequential(Linear(2, 2), Dropout(0.5))</c>, <c>new Net()</c>.</summary>
    public string? Of(ExpressionSyntax made, int depth = Depth) => flow.Bodies.OperationOf(made, cancellation) switch
    {
        IInvocationOperation { TargetMethod: { Name: ModeLayers.Chain } method } when TorchSymbols.IsTorchSharp(method.ContainingAssembly) => In(made, depth),
        IObjectCreationOperation { Type: INamedTypeSymbol type, Initializer: null } => Of(type, depth),
        _ => null,
    };

    private string? In(SyntaxNode code, int depth) =>
        code.DescendantNodesAndSelf(static node => node is not (AnonymousFunctionExpressionSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or BinaryExpressionSyntax)).Select(node => node switch
        {
            InvocationExpressionSyntax call => MadeBy(call),
            ObjectCreationExpressionSyntax part when part != code || code.Parent is not null => flow.Bodies.TypeOf(part, cancellation) is INamedTypeSymbol type ? Of(type, depth - 1) : null,
            _ => null,
        }).FirstOrDefault(static layer => layer is not null);

    /// <summary><c>Dropout(0.5)</c>, <c>BatchNorm1d(2)</c>; but not <c>Dropout(0)</c> or <c>Dropout(rate)</c>.</summary>
    private string? MadeBy(InvocationExpressionSyntax call) =>
        NameUse.NameOf(call.Expression)?.Identifier.ValueText is { } name && ModeLayers.Arguments.TryGetValue(name, out var wanted)
        && flow.Bodies.OperationOf(call, cancellation) is IInvocationOperation { TargetMethod: var method } made && TorchSymbols.IsTorchSharp(method.ContainingAssembly)
        && made.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == wanted) is { } given && _visible.Constant(given.Value) is { HasValue: true, Value: not (0 or 0d or 0f or false or null) }
            ? name : null;

    private string? Of(INamedTypeSymbol type, int depth)
    {
        if (depth == 0 || _symbols?.IsModule(type) != true || !TorchSymbols.IsTorchSharp(type.BaseType?.ContainingAssembly) || type.DeclaringSyntaxReferences.IsEmpty)
            return null;
        var parts = type.DeclaringSyntaxReferences.Select(part => part.GetSyntax(cancellation)).OfType<TypeDeclarationSyntax>().ToList();
        if (!parts.Exists(static part => part.DescendantTokens().Any(static token => ModeLayers.Registering.Contains(token.ValueText))) || parts.Exists(MayChangeMode))
            return null;
        var members = parts.SelectMany(static part => part.Members).ToList();
        return members.OfType<MethodDeclarationSyntax>().Where(static method => method.Identifier.ValueText == Applications.Forward).ToList() is [var forward]
            ? MadeIn(members).Where(made => IsApplied(made.Name, forward) && IsOnlyApplied(made.Name, made.Value, parts)).Select(made => In(made.Value, depth)).FirstOrDefault(static layer => layer is not null) : null;
    }

    /// <summary>Whether a class may set its own mode, look at it, or hand itself or its parts to somebody who does.</summary>
    private static bool MayChangeMode(TypeDeclarationSyntax part) => part.DescendantNodes().Any(static node => node switch
    {
        SimpleNameSyntax name => name.Identifier.ValueText is ModeLayers.Eval or ModeLayers.Train or DropoutCalls.Flag || ModeLayers.HandingOut.Contains(name.Identifier.ValueText),
        MethodDeclarationSyntax method => method.Identifier.ValueText is ModeLayers.Eval or ModeLayers.Train,
        ThisExpressionSyntax => node.Parent is not MemberAccessExpressionSyntax,
        _ => false,
    });

    /// <summary>The members that each object has: set where they are declared, or in the only constructor, in every case.</summary>
    private static IEnumerable<(string Name, ExpressionSyntax Value)> MadeIn(IReadOnlyList<MemberDeclarationSyntax> members)
    {
        var declared = members.SelectMany(static member => member switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables.Where(static variable => variable.Initializer is not null).Select(static variable => (variable.Identifier.ValueText, variable.Initializer!.Value)),
            PropertyDeclarationSyntax { Initializer.Value: { } value } property => [(property.Identifier.ValueText, value)],
            _ => Enumerable.Empty<(string, ExpressionSyntax)>(),
        });
        return members.OfType<ConstructorDeclarationSyntax>().ToList() is not [var only] ? declared : declared.Concat(
            only.Body?.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => statement.Expression).OfType<AssignmentExpressionSyntax>()
                .Where(static assignment => assignment.IsKind(SyntaxKind.SimpleAssignmentExpression) && NameUse.NameOf(assignment.Left) is not null)
                .Select(static assignment => (NameUse.NameOf(assignment.Left)!.Identifier.ValueText, assignment.Right)) ?? []);
    }

    /// <summary>Whether each <c>forward</c> comes by the member: under no condition, and behind no return.</summary>
    private static bool IsApplied(string member, MethodDeclarationSyntax forward) => forward.DescendantNodes().OfType<IdentifierNameSyntax>().Any(name =>
        name.Identifier.ValueText == member && IsReceiver(name)
        && !name.Ancestors().TakeWhile(node => node != forward).Any(static node => node is IfStatementSyntax or SwitchStatementSyntax or ConditionalExpressionSyntax or SwitchExpressionSyntax or AnonymousFunctionExpressionSyntax
            or LocalFunctionStatementSyntax or CatchClauseSyntax or AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceAssignmentExpression } || LoopSyntax.IsLoop(node) || node is BinaryExpressionSyntax { RawKind: (int)SyntaxKind.CoalesceExpression or (int)SyntaxKind.LogicalAndExpression or (int)SyntaxKind.LogicalOrExpression })
        && !forward.DescendantNodes().OfType<ReturnStatementSyntax>().Any(early => early.Span.End < name.SpanStart));

    /// <summary>Whether a class does nothing with a member but set it once and apply it.</summary>
    private static bool IsOnlyApplied(string member, ExpressionSyntax value, IReadOnlyList<TypeDeclarationSyntax> parts)
    {
        var others = parts.SelectMany(static part => part.DescendantNodes()).OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == member && !IsReceiver(name)).ToList();
        return others.TrueForAll(other => NameUse.Whole(other) is { Parent: AssignmentExpressionSyntax assignment } && assignment.Right == value);
    }

    private static bool IsReceiver(IdentifierNameSyntax name) =>
        NameUse.Whole(name) is { Parent: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var applied, Parent: InvocationExpressionSyntax } access } whole && access.Expression == whole && Applications.IsName(applied);
}

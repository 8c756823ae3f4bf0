using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>The variable that a new module or optimizer is put into, and nothing else ever is.</summary>
internal static class SoleHolder
{
    /// <summary>A local variable, or a private field; null where the object goes elsewhere.</summary>
    public static ISymbol? Of(ExpressionSyntax made, FlowAnalysis flow, CancellationToken cancellation)
    {
        var whole = Moved(made, flow, cancellation);
        return whole.Parent switch
        {
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent.Parent: not ForStatementSyntax } declared } => flow.Bodies.DeclaredBy(declared, cancellation) is (ILocalSymbol or IFieldSymbol) and var variable && IsSetOnce(variable, null, flow, cancellation) ? variable : null,
            AssignmentExpressionSyntax { RawKind: (int)SyntaxKind.SimpleAssignmentExpression, Parent: ExpressionStatementSyntax { Parent: BlockSyntax { Parent: ConstructorDeclarationSyntax } } } assignment when assignment.Right == whole =>
                flow.Bodies.ReferredToBy(assignment.Left, cancellation) is IFieldSymbol field && IsSetOnce(field, assignment, flow, cancellation) ? field : null,
            _ => null,
        };
    }

    /// <summary><c>new Net().to(device)</c> is the same object, where the library says so.</summary>
    private static ExpressionSyntax Moved(ExpressionSyntax made, FlowAnalysis flow, CancellationToken cancellation)
    {
        var whole = LocalMentions.Over(made);
        while (whole.Parent is MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax call } access && access.Expression == whole && ModeLayers.Moving.Contains(access.Name.Identifier.ValueText)
            && TorchSymbols.IsTorchSharp(flow.Bodies.ReferredToBy(call, cancellation)?.ContainingAssembly))
            whole = LocalMentions.Over(call);
        return whole;
    }

    private static bool IsSetOnce(ISymbol variable, AssignmentExpressionSyntax? first, FlowAnalysis flow, CancellationToken cancellation) => variable switch
    {
        ILocalSymbol { RefKind: RefKind.None, DeclaringSyntaxReferences: [var declared] } => !new LocalMentions(flow).Of(variable, declared.GetSyntax(cancellation), cancellation).Any(LocalMentions.IsWrite),
        IFieldSymbol { IsStatic: false, DeclaredAccessibility: Accessibility.Private } field => !IsOfModule(field, flow) && flow.Index.NamesOf(field, cancellation).OfType<IdentifierNameSyntax>()
            .All(name => NameUse.Whole(name) is not { Parent: AssignmentExpressionSyntax { Left: var left } assignment } target || left != target || assignment == first),
        _ => false,
    };

    /// <summary>What a module holds changes its mode with it.</summary>
    private static bool IsOfModule(IFieldSymbol field, FlowAnalysis flow) => flow.Library is not TorchLibrary { Symbols: var symbols } || symbols.IsModule(field.ContainingType);
}

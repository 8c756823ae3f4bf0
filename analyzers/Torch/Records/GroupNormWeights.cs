using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// Whether a program anywhere sets the weight of a group norm, or reads weights from a file. Judged by the text, and what may set it does:
/// only the weight of a norm that is visibly another one does not.
/// </summary>
internal sealed class GroupNormWeights(LibraryCall norm)
{
    private readonly FlowAnalysis _flow = norm.Flow;

    public bool MayBeSet(CancellationToken cancellation) => _flow.Index.Trees.Any(tree => MayBeSetIn(tree, cancellation));

    private bool MayBeSetIn(SyntaxTree tree, CancellationToken cancellation)
    {
        SyntaxNode? root = null;
        foreach (var member in _flow.Index.MembersOf(tree, cancellation))
        {
            var names = new HashSet<string>(member.Mentions.Select(static mention => mention.Name), StringComparer.Ordinal);
            if (names.Overlaps(FaultMembers.Loading))
                return true;
            var sets = names.Overlaps(FaultMembers.SettingToNumber);
            if (sets && names.Overlaps(FaultMembers.AllWeights))
                return true;
            if (!names.Contains(FaultMembers.GroupNormClass) && !names.Contains(FaultMembers.Weight))
                continue;
            root ??= tree.GetRoot(cancellation);
            if (root.FindNode(member.Span).DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => IsSet(name, cancellation)))
                return true;
        }

        return false;
    }

    private bool IsSet(SimpleNameSyntax name, CancellationToken cancellation) => name.Identifier.ValueText switch
    {
        FaultMembers.GroupNormClass => !IsMaking(name),
        FaultMembers.Weight => IsWritten(name) && MayBeOfGroupNorm(name, cancellation),
        _ => false,
    };

    /// <summary>Anything but the making of one, and the type of a variable: a branch, a cast, <c>OfType&lt;GroupNorm&gt;()</c>.</summary>
    private static bool IsMaking(SimpleNameSyntax name)
    {
        SyntaxNode whole = name;
        while (whole.Parent is MemberAccessExpressionSyntax or QualifiedNameSyntax or NullableTypeSyntax)
            whole = whole.Parent;
        return whole.Parent is InvocationExpressionSyntax or VariableDeclarationSyntax or PropertyDeclarationSyntax or ParameterSyntax
            or MethodDeclarationSyntax or LocalFunctionStatementSyntax;
    }

    /// <summary><c>x.weight</c> is assigned, or stands in a call that sets it.</summary>
    private static bool IsWritten(SimpleNameSyntax name)
    {
        for (SyntaxNode? node = name; node is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax; node = node.Parent)
        {
            if (node is InvocationExpressionSyntax call && NameUse.NameOf(call.Expression) is { } called && FaultMembers.SettingToNumber.Contains(called.Identifier.ValueText))
                return true;
            if (node.Parent is AssignmentExpressionSyntax assignment && assignment.Left == node)
                return true;
        }

        return false;
    }

    private bool MayBeOfGroupNorm(SimpleNameSyntax name, CancellationToken cancellation)
    {
        if (_flow.Bodies.ReferredToBy(name, cancellation) is { ContainingType: { } type } && TorchSymbols.IsTorchSharp(type.ContainingAssembly) && type.Name != FaultMembers.GroupNormClass)
            return false;
        return name.Parent is not MemberAccessExpressionSyntax access || _flow.Bodies.OperationOf(access.Expression, cancellation) is not { } holder
            || !IsAnother(norm.Visible.Source(holder));
    }

    private bool IsAnother(IOperation source) =>
        source is IInvocationOperation { TargetMethod.Name: FaultMembers.GroupNormClass } && source.Syntax != norm.Node;
}

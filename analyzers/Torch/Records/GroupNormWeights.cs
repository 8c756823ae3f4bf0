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

    private bool _setsSomewhere;
    private bool _reachesAll;

    public bool MayBeSet(CancellationToken cancellation) => _flow.Index.Trees.Any(tree => MayBeSetIn(tree, cancellation)) || (_setsSomewhere && _reachesAll);

    private bool MayBeSetIn(SyntaxTree tree, CancellationToken cancellation)
    {
        SyntaxNode? root = null;
        foreach (var member in _flow.Index.MembersOf(tree, cancellation))
        {
            var names = new HashSet<string>(member.Mentions.Select(static mention => mention.Name), StringComparer.Ordinal);
            if (names.Overlaps(FaultMembers.Loading))
                return true;
            _setsSomewhere |= names.Overlaps(FaultMembers.SettingToNumber);
            var mayReach = !_reachesAll && names.Overlaps(FaultMembers.AllWeights);
            if (!mayReach && !names.Contains(FaultMembers.GroupNormClass) && !names.Contains(FaultMembers.Weight))
                continue;
            root ??= tree.GetRoot(cancellation);
            _reachesAll |= mayReach && root.FindNode(member.Span).DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(ReachesAll);
            if (root.FindNode(member.Span).DescendantNodesAndSelf().OfType<SimpleNameSyntax>().Any(name => IsSet(name, cancellation)))
                return true;
        }

        return false;
    }

    private bool IsSet(SimpleNameSyntax name, CancellationToken cancellation) => name.Identifier.ValueText switch
    {
        FaultMembers.GroupNormClass => !IsMaking(name),
        FaultMembers.Weight => !IsRead(name) && MayBeOfGroupNorm(name, cancellation),
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

    /// <summary><c>model.parameters()</c>, given to anybody but an optimizer: whoever has all weights may set that of a norm.</summary>
    private static bool ReachesAll(SimpleNameSyntax name) =>
        FaultMembers.AllWeights.Contains(name.Identifier.ValueText)
        && (name.Ancestors().OfType<InvocationExpressionSyntax>().FirstOrDefault() is not { } call || TakerOf(call) is not { } taker
            || !FaultMembers.TakingAllWeights.Contains(taker));

    private static string? TakerOf(InvocationExpressionSyntax call) => call.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax taker } => NameUse.NameOf(taker.Expression)?.Identifier.ValueText,
        ArgumentSyntax { Parent.Parent: ObjectCreationExpressionSyntax made } => LibraryNamesIn.NameOf(made.Type)?.Identifier.ValueText,
        _ => null,
    };

    /// <summary><c>x.weight.shape</c>: all else that is done with a weight may set it.</summary>
    private static bool IsRead(SimpleNameSyntax name)
    {
        SyntaxNode weight = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        while (weight.Parent is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax)
            weight = weight.Parent;
        return weight.Parent is MemberAccessExpressionSyntax read && read.Expression == weight && FaultMembers.ReadOfWeight.Contains(read.Name.Identifier.ValueText);
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

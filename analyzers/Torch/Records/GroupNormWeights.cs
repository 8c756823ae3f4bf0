using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// Whether a program anywhere sets the weight of a group norm, or reads weights from a file. Judged by the text, and what may set it does:
/// only the weight of a norm that is visibly another one does not. The program is read once, however many norms it makes.
/// </summary>
internal sealed class GroupNormWeights
{
    private static readonly ConditionalWeakTable<FlowAnalysis, GroupNormWeights> ByFlow = new();

    private readonly FlowAnalysis _flow;
    private readonly VisibleValues _visible;
    private readonly HashSet<SyntaxNode> _setOfVisible = [];
    private readonly bool _maySetAny;
    private bool _setsSomewhere;
    private bool _reachesAll;

    private GroupNormWeights(FlowAnalysis flow, CancellationToken cancellation)
    {
        _flow = flow;
        _visible = new VisibleValues(flow);
        _maySetAny = flow.Index.Trees.Any(tree => MaySetAnyIn(tree, cancellation)) || (_setsSomewhere && _reachesAll);
    }

    public static bool MayBeSet(LibraryCall norm, CancellationToken cancellation)
    {
        var program = ByFlow.GetValue(norm.Flow, flow => new GroupNormWeights(flow, cancellation));
        return program._maySetAny || program._setOfVisible.Contains(norm.Node);
    }

    /// <summary>Whether a tree may set the weight of whatever norm; which visible ones it sets is taken down.</summary>
    private bool MaySetAnyIn(SyntaxTree tree, CancellationToken cancellation)
    {
        SyntaxNode? root = null;
        foreach (var member in _flow.Index.MembersOf(tree, cancellation))
        {
            cancellation.ThrowIfCancellationRequested();
            var names = new HashSet<string>(member.Mentions.Select(static mention => mention.Name), StringComparer.Ordinal);
            _setsSomewhere |= names.Overlaps(FaultMembers.SettingToNumber);
            if (!names.Overlaps(FaultMembers.Loading) && !names.Overlaps(FaultMembers.AllWeights) && !names.Contains(FaultMembers.GroupNormClass) && !names.Contains(FaultMembers.Weight))
                continue;
            root ??= tree.GetRoot(cancellation);
            foreach (var name in root.FindNode(member.Span).DescendantNodesAndSelf().OfType<SimpleNameSyntax>())
            {
                _reachesAll |= WeightsInHand.ReachesAll(name);
                if (MaySetAny(name, cancellation))
                    return true;
            }
        }

        return false;
    }

    private bool MaySetAny(SimpleNameSyntax name, CancellationToken cancellation) => name.Identifier.ValueText switch
    {
        FaultMembers.GroupNormClass => !WeightsInHand.IsMaking(name),
        FaultMembers.Weight => !IsRead(name) && MaySetWeightOfAny(name, cancellation),
        var other => FaultMembers.Loading.Contains(other) && !IsOfProgram(name, cancellation),
    };

    /// <summary>A method of the program with that name is read itself.</summary>
    private bool IsOfProgram(SimpleNameSyntax name, CancellationToken cancellation) =>
        _flow.Bodies.ReferredToBy(name, cancellation) is { DeclaringSyntaxReferences.Length: > 0 };

    /// <summary><c>x.weight.shape</c>: all else that is done with a weight may set it.</summary>
    private static bool IsRead(SimpleNameSyntax name)
    {
        SyntaxNode weight = name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;
        while (weight.Parent is PostfixUnaryExpressionSyntax or ParenthesizedExpressionSyntax)
            weight = weight.Parent;
        return weight.Parent is MemberAccessExpressionSyntax read && read.Expression == weight && FaultMembers.ReadOfWeight.Contains(read.Name.Identifier.ValueText);
    }

    /// <summary>
    /// Whether <c>x.weight</c> may be that of whatever norm. A variable of that name has its value from a place that says more.
    /// Where x is visibly one that is made at a place, it is that one's.
    /// </summary>
    private bool MaySetWeightOfAny(SimpleNameSyntax name, CancellationToken cancellation)
    {
        var weight = _flow.Bodies.ReferredToBy(name, cancellation);
        if (weight is ILocalSymbol or IParameterSymbol
            || (weight is { ContainingType: { } type } && TorchSymbols.IsTorchSharp(type.ContainingAssembly) && type.Name != FaultMembers.GroupNormClass))
            return false;
        if (name.Parent is not MemberAccessExpressionSyntax access || _flow.Bodies.OperationOf(access.Expression, cancellation) is not { } holder
            || _visible.Source(holder) is not IInvocationOperation { TargetMethod.Name: FaultMembers.GroupNormClass } made)
            return true;
        _setOfVisible.Add(made.Syntax);
        return false;
    }
}

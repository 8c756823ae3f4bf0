using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>
/// All that a program does with a module or optimizer that one variable holds: <c>var model = new Net(); model.train(); Evaluate(model);</c>. Where it is
/// returned, stored, put into another object or given to code that nobody sees, it may be used unseen.
/// </summary>
internal sealed class ObjectUses(FlowAnalysis flow, CancellationToken cancellation)
{
    /// <summary>So far it is followed from method to method.</summary>
    private const int Depth = 4;

    private readonly LocalMentions _mentions = new(flow);
    private readonly TorchSymbols? _symbols = (flow.Library as TorchLibrary)?.Symbols;

    /// <summary>The uses, or null where there may be others.</summary>
    /// <param name="variable">A local variable or a private field, which holds nothing else.</param>
    /// <param name="made">What is made and put into it.</param>
    public IReadOnlyList<ObjectUse>? Of(ISymbol variable, ExpressionSyntax made)
    {
        var uses = new List<ObjectUse>();
        return Collect(variable, made, ImmutableArray<InvocationExpressionSyntax>.Empty, uses) ? uses : null;
    }

    /// <summary>The uses of what a variable holds by the code that it is held by or given to; what others do with the object is another question.</summary>
    public IReadOnlyList<ObjectUse>? Of(ISymbol variable)
    {
        var uses = new List<ObjectUse>();
        return Collect(variable, null, ImmutableArray<InvocationExpressionSyntax>.Empty, uses) ? uses : null;
    }

    private bool Collect(ISymbol variable, ExpressionSyntax? made, ImmutableArray<InvocationExpressionSyntax> way, List<ObjectUse> uses) =>
        way.Length <= Depth && MentionsOf(variable) is { } mentions && mentions.All(mention => IsFirst(mention, variable, made) || Use(NameUse.Whole(mention), way, uses));

    private IEnumerable<SimpleNameSyntax>? MentionsOf(ISymbol variable) => variable switch
    {
        ILocalSymbol { RefKind: RefKind.None, DeclaringSyntaxReferences: [var local] } => _mentions.Of(variable, local.GetSyntax(cancellation), cancellation),
        IParameterSymbol { RefKind: RefKind.None, IsParams: false, ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction }, DeclaringSyntaxReferences: [var parameter] } =>
            _mentions.Of(variable, parameter.GetSyntax(cancellation), cancellation),
        IFieldSymbol { DeclaredAccessibility: Accessibility.Private } => flow.Index.NamesOf(variable, cancellation)
            .Where(name => SymbolEqualityComparer.Default.Equals(flow.Bodies.ReferredToBy(name, cancellation)?.OriginalDefinition, variable)),
        _ => null,
    };

    /// <summary>Whether a mention is the one that gives the variable its object: that is made there, or given to the constructor.</summary>
    private static bool IsFirst(SimpleNameSyntax mention, ISymbol variable, ExpressionSyntax? made) =>
        variable is IFieldSymbol && NameUse.Whole(mention) is { Parent: AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax or ArrowExpressionClauseSyntax } assignment } target && assignment.Left == target
        && (made is not null ? assignment.Right.Span.Contains(made.Span) : assignment.FirstAncestorOrSelf<MemberDeclarationSyntax>() is ConstructorDeclarationSyntax && LoopSyntax.Around(assignment) is null);

    private bool Use(ExpressionSyntax named, ImmutableArray<InvocationExpressionSyntax> way, List<ObjectUse> uses)
    {
        var whole = LocalMentions.Over(named);
        switch (whole.Parent)
        {
            case MemberAccessExpressionSyntax access when access.Expression == whole:
                return access.Parent is InvocationExpressionSyntax call && call.Expression == access ? UseByCall(call, way, uses) : IsNumber(access);
            case ArgumentSyntax { RefOrOutKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax taker } argument:
                return flow.Bodies.OperationOf(taker, cancellation) is IInvocationOperation operation
                    && operation.Arguments.FirstOrDefault(given => given.Syntax == argument)?.Parameter is { } parameter && UseByTaker(taker, operation.TargetMethod, parameter, way, uses);
            default:
                return false;
        }
    }

    private bool UseByCall(InvocationExpressionSyntax call, ImmutableArray<InvocationExpressionSyntax> way, List<ObjectUse> uses)
    {
        if (flow.Bodies.ReferredToBy(call, cancellation) is not IMethodSymbol method)
            return false;
        if (method.ReducedFrom is { } extension && !TorchSymbols.IsTorchSharp(method.ContainingAssembly))
            return UseByTaker(call, extension, extension.Parameters[0], way, uses);
        if (TorchSymbols.IsTorchSharp(method.ContainingAssembly) && (ModeLayers.HandingOut.Contains(method.Name) || HandsBack(call, method) || (method.Name != Optimizers.Step && method.Parameters.Any(static taken => taken.Type.TypeKind == TypeKind.Delegate))))
            return false;
        uses.Add(new ObjectUse(call, method, way));
        return true;
    }

    /// <summary><c>other = model.to(device)</c> is a second name of it.</summary>
    private bool HandsBack(InvocationExpressionSyntax call, IMethodSymbol method) =>
        call.Parent is not ExpressionStatementSyntax && _symbols is not null && HeldTypes.HoldModels(method.ReturnType, _symbols);

    /// <summary>A method of the program is followed; one of the library that is given an optimizer is a use; what is given a module, <c>root.register_module("n", net)</c>, may own it from then on.</summary>
    private bool UseByTaker(InvocationExpressionSyntax call, IMethodSymbol method, IParameterSymbol parameter, ImmutableArray<InvocationExpressionSyntax> way, List<ObjectUse> uses)
    {
        if (TorchSymbols.IsTorchSharp(method.ContainingAssembly))
        {
            uses.Add(new ObjectUse(call, method, way));
            return _symbols?.IsOptimizer(parameter.Type) == true;
        }

        var isFollowed = method is { IsVirtual: false, IsAbstract: false, IsOverride: false, IsPartialDefinition: false, MethodKind: MethodKind.Ordinary or MethodKind.LocalFunction } && (method.MethodKind == MethodKind.LocalFunction || MethodBodies.HasCode(method)) && !way.Contains(call);
        return isFollowed && Collect(parameter.OriginalDefinition, made: null, way.Add(call), uses);
    }

    /// <summary><c>model.training</c>, <c>model.Width</c>: what holds no part of it.</summary>
    private bool IsNumber(MemberAccessExpressionSyntax access) =>
        flow.Bodies.ReferredToBy(access, cancellation) is IPropertySymbol or IFieldSymbol && flow.Bodies.TypeOf(access, cancellation) is { } type && (type.IsValueType || type.SpecialType == SpecialType.System_String);
}

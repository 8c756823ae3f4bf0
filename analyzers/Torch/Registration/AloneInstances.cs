using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>
/// Objects of a module class that no other module registers. Registering a module registers its parts' parts, so a class that forgets to may be mended by its owner: in a field, in a
/// ModuleList. Nobody mends a step of a Sequential, and nobody an object in a variable whose every use is seen, and that is asked for its weights.
/// </summary>
internal sealed class AloneInstances(FlowAnalysis flow, TorchSymbols symbols, CancellationToken cancellation)
{
    /// <summary>So far an object is followed into methods and fields.</summary>
    private const int Depth = 3;

    private readonly LocalMentions _mentions = new(flow);

    /// <summary>Whether a constructor makes one anywhere in the program.</summary>
    public bool AnyBy(IMethodSymbol constructor) =>
        CreationsOf(constructor.ContainingType).Any(creation => SymbolEqualityComparer.Default.Equals(flow.Bodies.ReferredToBy(creation, cancellation)?.OriginalDefinition, constructor) && IsAlone(creation));

    private IEnumerable<BaseObjectCreationExpressionSyntax> CreationsOf(INamedTypeSymbol type) =>
        from tree in flow.Index.TreesCreating(type.Name, cancellation)
        from creation in tree.GetRoot(cancellation).DescendantNodes().OfType<BaseObjectCreationExpressionSyntax>()
        where creation is ImplicitObjectCreationExpressionSyntax || LibraryNamesIn.NameOf((creation as ObjectCreationExpressionSyntax)?.Type)?.Identifier.ValueText == type.Name
        select creation;

    private bool IsAlone(BaseObjectCreationExpressionSyntax creation)
    {
        ExpressionSyntax value = creation;
        var isAsked = false;
        while (LocalMentions.Over(value).Parent is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Parent: InvocationExpressionSyntax call } moved && moved.Expression == LocalMentions.Over(value) && ModuleMembers.Moving.Contains(name))
            (value, isAsked) = (call, true);
        value = LocalMentions.Over(value);
        return IsStep(value) || (value.Parent is EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } && flow.Bodies.DeclaredBy(variable, cancellation) is { } declared
            && IsUnderstood(declared, variable, ref isAsked, Depth) && isAsked);
    }

    /// <summary><c>Sequential(new Block(), …)</c>, <c>Sequential(("a", new Block()), …)</c>.</summary>
    private bool IsStep(ExpressionSyntax value)
    {
        var given = value.Parent is ArgumentSyntax { Parent: TupleExpressionSyntax tuple } ? tuple : value;
        return given.Parent is ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } && flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol method
            && TorchSymbols.IsTorchSharp(method.ContainingAssembly) && method.ReturnType.Name == ModuleParts.Chain;
    }

    /// <summary>Whether every mention of a variable only asks the object in it.</summary>
    private bool IsUnderstood(ISymbol variable, SyntaxNode place, ref bool isAsked, int depth)
    {
        var isSeen = variable is ILocalSymbol { RefKind: RefKind.None } or IParameterSymbol { RefKind: RefKind.None } || (variable is IFieldSymbol { DeclaredAccessibility: Accessibility.Private } && !symbols.IsModule(variable.ContainingType));
        if (depth == 0 || !isSeen)
            return false;
        foreach (var mention in variable is IFieldSymbol ? MentionsOf(variable) : _mentions.Of(variable, place, cancellation))
        {
            if (!IsUnderstood(mention, ref isAsked, depth))
                return false;
        }

        return true;
    }

    private IEnumerable<SimpleNameSyntax> MentionsOf(ISymbol field) =>
        from part in field.ContainingType.DeclaringSyntaxReferences
        from name in part.GetSyntax(cancellation).DescendantNodes().OfType<IdentifierNameSyntax>()
        where name.Identifier.ValueText == field.Name && flow.Bodies.ReferredToBy(name, cancellation) is var meant && (meant is null || SymbolEqualityComparer.Default.Equals(meant, field))
        select name;

    private bool IsUnderstood(SimpleNameSyntax mention, ref bool isAsked, int depth)
    {
        var value = LocalMentions.Over(mention.Parent is MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax } own && own.Name == mention ? own : mention);
        switch (value.Parent)
        {
            case MemberAccessExpressionSyntax member when member.Expression == value:
                isAsked |= ModuleMembers.OverWeights.Contains(member.Name.Identifier.ValueText);
                return IsAsking(member);
            case AssignmentExpressionSyntax assignment when assignment.Right == value && assignment.Parent is ExpressionStatementSyntax:
                return flow.Bodies.ReferredToBy(assignment.Left, cancellation) is IFieldSymbol kept && IsUnderstood(kept, assignment, ref isAsked, depth - 1);
            case AssignmentExpressionSyntax assignment when assignment.Left == value && assignment.Parent is ExpressionStatementSyntax:
                return true;
            case ArgumentSyntax { RefOrOutKeyword.RawKind: 0, Parent.Parent: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax } argument:
                return ParameterOf(argument) is { } parameter && parameter.ContainingSymbol is IMethodSymbol { IsVirtual: false, IsOverride: false, IsAbstract: false, DeclaringSyntaxReferences: [var body] }
                    && parameter.DeclaringSyntaxReferences is [var declared] && IsParameterOf(body.GetSyntax(cancellation)) && IsUnderstood(parameter, PlaceIn(body.GetSyntax(cancellation), declared.GetSyntax(cancellation)), ref isAsked, depth - 1);
            default:
                return false;
        }
    }

    /// <summary>The parameters of a primary constructor are variables of the whole class.</summary>
    private static bool IsParameterOf(SyntaxNode function) => function is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax;

    private static SyntaxNode PlaceIn(SyntaxNode function, SyntaxNode parameter) => function is LocalFunctionStatementSyntax ? function : parameter;

    /// <summary>What a module of the library is asked; a method of the class itself is part of its text, which hands the object to nobody.</summary>
    private bool IsAsking(MemberAccessExpressionSyntax member)
    {
        var name = member.Name.Identifier.ValueText;
        if (member.Parent is AssignmentExpressionSyntax assignment && assignment.Left == member)
            return false;
        return flow.Bodies.ReferredToBy(member, cancellation) is { } asked && (TorchSymbols.IsTorchSharp(asked.ContainingAssembly)
            ? (ModuleMembers.OverWeights.Contains(name) || ModuleMembers.Asking.Contains(name)) && IsKept(member)
            : asked is IMethodSymbol { IsExtensionMethod: false, IsStatic: false } && symbols.IsModule(asked.ContainingType));
    }

    /// <summary><c>net.to(device)</c> gives the net again: as a statement nobody takes it.</summary>
    private static bool IsKept(MemberAccessExpressionSyntax member) =>
        member.Parent is InvocationExpressionSyntax call && (!ModuleMembers.Giving.Contains(member.Name.Identifier.ValueText) || call.Parent is ExpressionStatementSyntax);

    private IParameterSymbol? ParameterOf(ArgumentSyntax argument) =>
        flow.Bodies.OperationOf(argument, cancellation) is Microsoft.CodeAnalysis.Operations.IArgumentOperation { Parameter: { IsParams: false } parameter } ? parameter.OriginalDefinition : null;
}

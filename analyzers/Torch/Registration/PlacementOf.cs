using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>
/// Whether a module that is made here may come to be registered by another: it is put into a member of a module, given to one, or to somebody unknown. A local
/// variable that is only called, moved and trained is registered by nobody.
/// </summary>
internal sealed class PlacementOf(FlowAnalysis flow, TorchSymbols symbols, CancellationToken cancellation)
{
    private const int Depth = 4;

    public Placement Value(ExpressionSyntax value) => Value(value, Depth);

    private Placement Value(ExpressionSyntax value, int depth)
    {
        if (depth == 0)
            return Placement.MayBeRegistered;
        return value.Parent switch
        {
            ParenthesizedExpressionSyntax or CastExpressionSyntax or PostfixUnaryExpressionSyntax or BinaryExpressionSyntax => Value((ExpressionSyntax)value.Parent, depth),
            MemberAccessExpressionSyntax access when access.Expression == value => Receiver(access, depth),
            ConditionalAccessExpressionSyntax access when access.Expression == value => Placement.Alone,
            ExpressionStatementSyntax or InterpolationSyntax or IsPatternExpressionSyntax => Placement.Alone,
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax variable } => Declared(flow.Bodies.DeclaredBy(variable, cancellation), variable, depth),
            EqualsValueClauseSyntax { Parent: PropertyDeclarationSyntax property } => Member(flow.Bodies.DeclaredBy(property, cancellation)),
            AssignmentExpressionSyntax assignment when assignment.Right == value => Assigned(assignment, depth),
            AssignmentExpressionSyntax assignment when assignment.Left == value => Placement.Alone,
            ArgumentSyntax argument => Argument(argument, depth),
            UsingStatementSyntax => Placement.Alone,
            _ => Placement.MayBeRegistered,
        };
    }

    /// <summary><c>net.forward(x)</c>; <c>new Net().to(device)</c> is the module once more.</summary>
    private Placement Receiver(MemberAccessExpressionSyntax access, int depth)
    {
        if (access.Parent is not InvocationExpressionSyntax call || flow.Bodies.ReferredToBy(call, cancellation) is not IMethodSymbol method)
            return Placement.Alone;
        return symbols.IsModule(method.ReturnType) ? Value(call, depth) : Placement.Alone;
    }

    private Placement Assigned(AssignmentExpressionSyntax assignment, int depth) => flow.Bodies.ReferredToBy(assignment.Left, cancellation) switch
    {
        IDiscardSymbol => Placement.Alone,
        { Kind: SymbolKind.Local or SymbolKind.Parameter } variable => Uses(variable, BodyAround(assignment), depth),
        { } member => Member(member),
        null => Placement.MayBeRegistered,
    };

    private Placement Declared(ISymbol? variable, SyntaxNode declaration, int depth) => variable switch
    {
        ILocalSymbol local => Uses(local, BodyAround(declaration), depth),
        { } member => Member(member),
        null => Placement.MayBeRegistered,
    };

    /// <summary>A member of a module is registered with it. What another object holds, nobody registers, unless it is handed on.</summary>
    private Placement Member(ISymbol? member)
    {
        if (member?.ContainingType is not { } holder || symbols.IsModule(holder) || member is not (IFieldSymbol or IPropertySymbol { IsIndexer: false }))
            return Placement.MayBeRegistered;
        return Handed(member) ? Placement.MayBeRegistered : Placement.Alone;
    }

    private bool Handed(ISymbol member) =>
        flow.Index.GivenAs(member.Name, cancellation).Any(given => given.Parent is ArgumentSyntax argument && Argument(argument, depth: 1) != Placement.Alone);

    /// <summary>All uses of a variable in its body: one that may register it is enough.</summary>
    private Placement Uses(ISymbol variable, SyntaxNode? body, int depth)
    {
        var placement = Placement.Alone;
        foreach (var use in body?.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == variable.Name) ?? [])
        {
            if (!SymbolEqualityComparer.Default.Equals(flow.Bodies.ReferredToBy(use, cancellation), variable))
                continue;
            var one = Value(use, depth - 1);
            if (one == Placement.MayBeRegistered)
                return one;
            placement = one == Placement.InChain ? one : placement;
        }

        return placement;
    }

    private Placement Argument(ArgumentSyntax argument, int depth)
    {
        if (argument.Parent is TupleExpressionSyntax { Parent: ArgumentSyntax outer })
            return Argument(outer, depth) == Placement.InChain ? Placement.InChain : Placement.MayBeRegistered;
        if (argument.Parent?.Parent is not (InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax) || flow.Bodies.ReferredToBy(argument.Parent.Parent, cancellation) is not IMethodSymbol method)
            return Placement.MayBeRegistered;
        if (TorchSymbols.IsTorchSharp(method.ContainingAssembly))
            return OfLibrary(method);
        var parameter = ParameterOf(argument, method);
        return parameter is null || symbols.IsModule(method.ContainingType) || parameter.DeclaringSyntaxReferences is not [var reference]
            ? Placement.MayBeRegistered
            : Given(parameter, reference.GetSyntax(cancellation), depth);
    }

    private static Placement OfLibrary(IMethodSymbol method) =>
        method.ContainingType.Name == ModuleParts.Chain || method.ReturnType.Name == ModuleParts.Chain ? Placement.InChain
        : method.MethodKind == MethodKind.Constructor || method.ReturnType.Name is var made && (ModuleParts.ReadOnce.Contains(made) || ModuleMembers.ByHand.Contains(method.Name))
            || ModuleParts.ReadOnce.Contains(method.ContainingType.Name)
            ? Placement.MayBeRegistered
            : Placement.Alone;

    /// <summary>A method of the program, or a constructor of a class that is no module.</summary>
    private Placement Given(IParameterSymbol parameter, SyntaxNode declaration, int depth) =>
        declaration.Parent?.Parent is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or TypeDeclarationSyntax ? Uses(parameter, declaration.Parent.Parent, depth) : Placement.MayBeRegistered;

    private static IParameterSymbol? ParameterOf(ArgumentSyntax argument, IMethodSymbol method)
    {
        if (argument.NameColon is { Name.Identifier.ValueText: var name })
            return method.OriginalDefinition.Parameters.FirstOrDefault(parameter => parameter.Name == name);
        var position = ((ArgumentListSyntax)argument.Parent!).Arguments.IndexOf(argument);
        return method.OriginalDefinition is { } definition && position < definition.Parameters.Length && !definition.Parameters[position].IsParams ? definition.Parameters[position] : null;
    }

    /// <summary>The member, or all top-level statements.</summary>
    private static SyntaxNode? BodyAround(SyntaxNode node) =>
        node.Ancestors().FirstOrDefault(static ancestor => ancestor is MemberDeclarationSyntax and not GlobalStatementSyntax or CompilationUnitSyntax);
}

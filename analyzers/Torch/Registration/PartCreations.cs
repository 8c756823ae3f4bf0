using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>What is made, as far as registration asks.</summary>
internal enum Created
{
    /// <summary>Nobody can tell, or it may have another name.</summary>
    Unknown,

    /// <summary>Something that is known to need no registration, or nothing at all.</summary>
    Nothing,

    /// <summary>A list, a dictionary or a chain that is still empty.</summary>
    Empty,

    /// <summary>A part with a mode, but without weights.</summary>
    Mode,

    /// <summary>A part with weights.</summary>
    Weights,
}

/// <summary>Whether an expression makes a part of a module that nobody else knows: <c>Linear(2, 1)</c>, <c>new Block()</c>, <c>Sequential(("a", Linear(2, 1)))</c>.</summary>
internal sealed class PartCreations(FlowAnalysis flow, TorchSymbols symbols, CancellationToken cancellation)
{
    /// <summary>So deep blocks are looked into for parts.</summary>
    private const int Depth = 6;

    public Created Of(ExpressionSyntax expression) => Of(expression, Depth);

    private Created Of(ExpressionSyntax expression, int depth)
    {
        expression = Under(expression);
        return expression switch
        {
            LiteralExpressionSyntax or InterpolatedStringExpressionSyntax or DefaultExpressionSyntax => Created.Nothing,
            InvocationExpressionSyntax { ArgumentList: var arguments } call when flow.Bodies.ReferredToBy(call, cancellation) is IMethodSymbol { IsStatic: true, IsExtensionMethod: false } factory && TorchSymbols.IsTorchSharp(factory.ContainingAssembly) =>
                OfLibrary(factory.ReturnType, arguments, depth),
            BaseObjectCreationExpressionSyntax { Initializer: null, ArgumentList: var arguments } creation when flow.Bodies.TypeOf(creation, cancellation) is INamedTypeSymbol made =>
                TorchSymbols.IsTorchSharp(made.ContainingAssembly) ? OfLibrary(made, arguments, depth) : symbols.IsModule(made) && depth > 0 ? OfClass(made, depth - 1) : Created.Unknown,
            TupleExpressionSyntax tuple => All(tuple.Arguments.Select(argument => Of(argument.Expression, depth))),
            CollectionExpressionSyntax { Elements: var elements } when flow.Bodies.ConvertedTypeOf(expression, cancellation) is { } list && ModuleParts.ReadOnce.Contains(list.Name) && TorchSymbols.IsTorchSharp(list.ContainingAssembly) =>
                OfContainer(elements.Select(element => element is ExpressionElementSyntax one ? Of(one.Expression, depth) : Created.Unknown)),
            _ => Created.Unknown,
        };
    }

    /// <summary>An expression without parentheses and casts, and without what moves a layer and gives the same.</summary>
    private static ExpressionSyntax Under(ExpressionSyntax expression)
    {
        expression = LocalMentions.Under(expression);
        return expression is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name, Expression: InvocationExpressionSyntax or BaseObjectCreationExpressionSyntax or ParenthesizedExpressionSyntax } moved }
            && ModuleMembers.Moving.Contains(name) ? Under(moved.Expression) : expression;
    }

    private Created OfLibrary(ITypeSymbol made, ArgumentListSyntax? arguments, int depth)
    {
        var given = arguments?.Arguments ?? default;
        if (made.Name == ModuleParts.Chain || ModuleParts.ReadOnce.Contains(made.Name))
            return OfContainer(given.Select(argument => Of(argument.Expression, depth)));
        if (given.Any(static argument => argument.Expression.IsKind(SyntaxKind.FalseLiteralExpression)) && (made.Name == ModuleParts.Parameter || ModuleParts.Switched.Contains(made.Name)))
            return Created.Unknown;
        return ModuleParts.WithWeights.Contains(made.Name) ? Created.Weights : ModuleParts.WithMode.Contains(made.Name) ? Created.Mode
            : TorchSymbols.ModuleNameOf(made) is not null ? Created.Nothing : Created.Unknown;
    }

    private static Created OfContainer(IEnumerable<Created> content) => All(content) is var all && all == Created.Nothing ? Created.Empty : all;

    private static Created All(IEnumerable<Created> parts)
    {
        var all = Created.Nothing;
        foreach (var part in parts)
        {
            if (part == Created.Unknown)
                return part;
            all = part > all ? part : all;
        }

        return all;
    }

    /// <summary>A class of the program has weights where an initialiser, or a statement of its only constructor, puts some into a field.</summary>
    private Created OfClass(INamedTypeSymbol type, int depth)
    {
        for (var level = type; level is { TypeKind: not TypeKind.Error } && !TorchSymbols.IsTorchSharp(level.ContainingAssembly); level = level.BaseType)
        {
            foreach (var declaration in level.DeclaringSyntaxReferences.Select(reference => reference.GetSyntax(cancellation)).OfType<ClassDeclarationSyntax>())
            {
                if (GivenIn(declaration).Any(given => Of(given, depth) == Created.Weights))
                    return Created.Weights;
            }
        }

        return Created.Unknown;
    }

    /// <summary>What the initialisers of fields, and the statements of constructors, give.</summary>
    public static IEnumerable<ExpressionSyntax> GivenIn(ClassDeclarationSyntax declaration)
    {
        foreach (var member in declaration.Members)
        {
            if (member is FieldDeclarationSyntax { Declaration.Variables: var variables } && !member.Modifiers.Any(SyntaxKind.StaticKeyword))
            {
                foreach (var variable in variables.Where(static variable => variable.Initializer is not null))
                    yield return variable.Initializer!.Value;
            }
            else if (member is ConstructorDeclarationSyntax { Body: { } body } && !member.Modifiers.Any(SyntaxKind.StaticKeyword))
            {
                foreach (var assignment in body.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => statement.Expression).OfType<AssignmentExpressionSyntax>())
                    yield return assignment.Right;
            }
        }
    }
}

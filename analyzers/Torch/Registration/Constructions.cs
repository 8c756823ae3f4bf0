using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow;
using TorchSharp.Analyzers.Flow.Bodies;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Registration;

/// <summary>
/// When the constructors of a class register, by their text. A call that stands as a statement of the body is made on every way that gets there;
/// one that stands anywhere else may be made; and where no word of it stands in the whole class, but in constructors that are not called, none is made.
/// </summary>
internal sealed class Constructions(ModuleLevels levels, FlowAnalysis flow, CancellationToken cancellation)
{
    private readonly Dictionary<ISymbol, Construction> _known = new(SymbolEqualityComparer.Default);
    private readonly List<SimpleNameSyntax> _words = [.. levels.Names.Where(static name => ModuleMembers.Registering.Contains(name.Identifier.ValueText))];

    /// <summary>Those of the class itself.</summary>
    public IReadOnlyList<Construction> OfType => [.. levels.Type.InstanceConstructors.Select(Of)];

    public Construction Of(IMethodSymbol constructor)
    {
        constructor = constructor.OriginalDefinition;
        if (!_known.TryGetValue(constructor, out var known))
        {
            _known.Add(constructor, new Construction(constructor, RegistrationTime.Unknown, null, [constructor]));
            _known[constructor] = known = Judge(constructor);
        }

        return known;
    }

    private Construction Judge(IMethodSymbol constructor)
    {
        var first = FirstOf(constructor);
        if (first is null || constructor.DeclaringSyntaxReferences.Length > 1)
            return new Construction(constructor, RegistrationTime.Unknown, null, [constructor]);
        var begun = TorchSymbols.IsTorchSharp(first.ContainingAssembly) ? null : Of(first);
        var chain = begun is null ? [constructor] : begun.Chain.Prepend(constructor).ToList();
        if (begun is { IsSure: true })
            return new Construction(constructor, RegistrationTime.Before, null, chain);
        if (CallIn(DeclarationOf(constructor)) is { } call)
            return new Construction(constructor, RegistrationTime.Here, call, chain);
        return new Construction(constructor, IsSilent(chain) ? RegistrationTime.Never : RegistrationTime.Unknown, null, chain);
    }

    /// <summary>The constructor that it begins with: the named one of its class or its base, or the one without arguments.</summary>
    private IMethodSymbol? FirstOf(IMethodSymbol constructor)
    {
        SyntaxNode? named = DeclarationOf(constructor) switch
        {
            ConstructorDeclarationSyntax declared => declared.Initializer,
            TypeDeclarationSyntax { ParameterList: not null, BaseList.Types: [PrimaryConstructorBaseTypeSyntax primary, ..] } => primary,
            _ => null,
        };
        return named is null ? Constructors.ImplicitBaseOf(constructor) : flow.Bodies.ReferredToBy(named, cancellation) as IMethodSymbol;
    }

    private SyntaxNode? DeclarationOf(IMethodSymbol constructor) => constructor.DeclaringSyntaxReferences is [var only] ? only.GetSyntax(cancellation) : null;

    /// <summary>A statement of the body itself: no branch stands around it.</summary>
    private static ExpressionSyntax? CallIn(SyntaxNode? constructor) => constructor switch
    {
        ConstructorDeclarationSyntax { ExpressionBody.Expression: var only } when IsCall(only) => only,
        ConstructorDeclarationSyntax { Body: { } body } when !body.DescendantNodes().Any(static node => node is GotoStatementSyntax) =>
            body.Statements.OfType<ExpressionStatementSyntax>().Select(static statement => statement.Expression).FirstOrDefault(IsCall),
        _ => null,
    };

    public static bool IsCall(ExpressionSyntax expression) =>
        expression is InvocationExpressionSyntax { ArgumentList.Arguments.Count: 0, Expression: var called } && NameUse.NameOf(called)?.Identifier.ValueText == ModuleMembers.Register
        && called is IdentifierNameSyntax or MemberAccessExpressionSyntax { Expression: ThisExpressionSyntax or BaseExpressionSyntax };

    /// <summary>Whether no word of registration stands in the class, but in constructors that are not called.</summary>
    private bool IsSilent(IReadOnlyList<IMethodSymbol> chain)
    {
        var called = chain.Select(DeclarationOf).ToList();
        return _words.TrueForAll(word => word.FirstAncestorOrSelf<ConstructorDeclarationSyntax>() is { } other && other.Parent is ClassDeclarationSyntax owner && levels.Declarations.Contains(owner) && !called.Contains(other));
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace TorchSharp.Analyzers.Flow.Bodies;

/// <summary>The members whose code stands in a declaration: a method, each accessor of a property, each field that is initialised.</summary>
internal sealed class DeclaredMembers(MethodBodies bodies)
{
    /// <summary>Those of a declaration: not those whose code stands elsewhere, as that of a partial method may.</summary>
    public List<ISymbol> In(SyntaxNode declaration, CancellationToken cancellation)
    {
        var members = new List<ISymbol>();
        switch (declaration)
        {
            case BaseMethodDeclarationSyntax or CompilationUnitSyntax when MethodBodies.HasBody(declaration):
                Add(declaration);
                break;
            case PropertyDeclarationSyntax property:
                AddAccessors(property, property.ExpressionBody);
                if (property.Initializer is not null)
                    Add(property);
                break;
            case IndexerDeclarationSyntax indexer:
                AddAccessors(indexer, indexer.ExpressionBody);
                break;
            case EventDeclarationSyntax @event:
                AddAccessors(@event, null);
                break;
            case FieldDeclarationSyntax field:
                AddInitialized(field);
                break;
            case BaseListSyntax { Types: [PrimaryConstructorBaseTypeSyntax, ..], Parent: TypeDeclarationSyntax type }:
                AddPrimaryConstructor(type);
                break;
        }

        return members;

        void Add(SyntaxNode node)
        {
            if (bodies.DeclaredBy(node, cancellation) is { } member)
                members.Add(member);
        }

        void AddAccessors(BasePropertyDeclarationSyntax property, ArrowExpressionClauseSyntax? body)
        {
            if (body is not null && bodies.DeclaredBy(property, cancellation) is IPropertySymbol { GetMethod: { } getter })
                members.Add(getter);
            foreach (var accessor in property.AccessorList?.Accessors ?? default)
            {
                if (MethodBodies.HasBody(accessor))
                    Add(accessor);
            }
        }

        void AddInitialized(FieldDeclarationSyntax field)
        {
            foreach (var variable in field.Declaration.Variables)
            {
                if (variable.Initializer is not null)
                    Add(variable);
            }
        }

        void AddPrimaryConstructor(TypeDeclarationSyntax type)
        {
            if ((bodies.DeclaredBy(type, cancellation) as INamedTypeSymbol)?.InstanceConstructors.FirstOrDefault(Constructors.IsPrimary) is { } constructor)
                members.Add(constructor);
        }
    }
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Edits;

/// <summary>The declared type of what holds a module, where another module takes its place.</summary>
internal static class DeclaredType
{
    /// <summary>Gives a field, variable, parameter, property or method another class as its type, if that is written in a place of its own.</summary>
    public static bool Rename(ISymbol holder, string name, ProgramEdit edit, ProgramTrace trace)
    {
        foreach (var reference in holder.DeclaringSyntaxReferences)
        {
            var type = reference.GetSyntax(trace.Cancellation) switch
            {
                VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1 } declaration } => declaration.Type,
                ParameterSyntax parameter => parameter.Type,
                PropertyDeclarationSyntax property => property.Type,
                MethodDeclarationSyntax method => method.ReturnType,
                LocalFunctionStatementSyntax function => function.ReturnType,
                SingleVariableDesignationSyntax designation => designation.FirstAncestorOrSelf<DeclarationExpressionSyntax>()?.Type,
                _ => null,
            };
            if (type is null)
                return false;
            if (!type.IsVar)
                Rename(type, name, edit);
        }

        return true;
    }

    public static void Rename(TypeSyntax type, string name, ProgramEdit edit) => edit.Rewrite(type, current => Renamed((TypeSyntax)current, name));

    /// <summary>Another class, qualified as before.</summary>
    public static TypeSyntax Renamed(TypeSyntax type, string name) => type switch
    {
        QualifiedNameSyntax qualified => qualified.WithRight(SyntaxFactory.IdentifierName(name).WithTriviaFrom(qualified.Right)),
        AliasQualifiedNameSyntax alias => alias.WithName(SyntaxFactory.IdentifierName(name).WithTriviaFrom(alias.Name)),
        NullableTypeSyntax nullable => nullable.WithElementType(Renamed(nullable.ElementType, name)),
        _ => SyntaxFactory.IdentifierName(name).WithTriviaFrom(type),
    };
}

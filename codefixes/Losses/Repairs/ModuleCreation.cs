using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Losses.Repairs;

/// <summary>The creation of a module by a factory.</summary>
internal static class ModuleCreation
{
    /// <summary>Makes a module that does nothing instead, where the type allows it.</summary>
    public static bool ReplaceByIdentity(SyntaxNode creation, ProgramTrace trace, ProgramEdit edit)
    {
        if (creation is not InvocationExpressionSyntax call)
            return false;
        var types = trace.ModelOf(call).GetTypeInfo(call, trace.Cancellation);
        var isDeclaredByItself = call.Parent is EqualsValueClauseSyntax { Parent.Parent: VariableDeclarationSyntax { Type.IsVar: true } };
        if (!isDeclaredByItself && SymbolEqualityComparer.Default.Equals(types.Type, types.ConvertedType))
            return false;
        edit.Rewrite(call, static current => WithName((InvocationExpressionSyntax)current, WrittenFunctions.Identity, SyntaxFactory.ArgumentList()));
        return true;
    }

    /// <summary>The same call of another factory, qualified as before.</summary>
    public static InvocationExpressionSyntax WithName(InvocationExpressionSyntax call, string name, ArgumentListSyntax arguments)
    {
        var identifier = SyntaxFactory.IdentifierName(name);
        ExpressionSyntax factory = call.Expression is MemberAccessExpressionSyntax access
            ? access.WithName(identifier.WithTriviaFrom(access.Name))
            : identifier.WithTriviaFrom(call.Expression);
        return call.WithExpression(factory).WithArgumentList(arguments.WithTriviaFrom(call.ArgumentList));
    }
}

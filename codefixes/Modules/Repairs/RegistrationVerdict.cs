using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Torch;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Modules.Repairs;

/// <summary>What is left of the losses of a class after an edit of its file: an edit that only moves a loss elsewhere is none.</summary>
internal static class RegistrationVerdict
{
    /// <summary>Whether the edited file compiles as it did, and the class loses less than before.</summary>
    public static bool IsBetter(SemanticModel model, TypeDeclarationSyntax declaration, IReadOnlyList<TextChange> changes, CancellationToken cancellation) =>
        Judge(model, declaration, changes, static (before, after) => after < before, cancellation);

    /// <summary>Whether the edited file compiles as it did, and the class loses no more than before.</summary>
    public static bool IsNoWorse(SemanticModel model, TypeDeclarationSyntax declaration, IReadOnlyList<TextChange> changes, CancellationToken cancellation) =>
        Judge(model, declaration, changes, static (before, after) => after <= before, cancellation);

    private static bool Judge(SemanticModel model, TypeDeclarationSyntax declaration, IReadOnlyList<TextChange> changes, Func<int, int, bool> isRight, CancellationToken cancellation) =>
        changes.Count > 0 && Edit(model, declaration.SyntaxTree, changes, cancellation) is var (after, edited)
        && Errors(after, edited, cancellation) <= Errors(model.Compilation, declaration.SyntaxTree, cancellation)
        && model.GetDeclaredSymbol(declaration, cancellation)?.ToDisplayString() is { } type && isRight(LossesOf(type, model.Compilation, cancellation), LossesOf(type, after, cancellation));

    private static (Compilation After, SyntaxTree Edited) Edit(SemanticModel model, SyntaxTree tree, IReadOnlyList<TextChange> changes, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).WithChanges(changes.OrderBy(static change => change.Span.Start));
        var edited = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, cancellation);
        return (model.Compilation.ReplaceSyntaxTree(tree, edited), edited);
    }

    private static int Errors(Compilation compilation, SyntaxTree tree, CancellationToken cancellation) =>
        compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellation).Count(static one => one.Severity == DiagnosticSeverity.Error);

    /// <summary>How many parts of a class come too late, or not at all; what nobody can tell is no better.</summary>
    private static int LossesOf(string type, Compilation compilation, CancellationToken cancellation) =>
        compilation.GetSymbolsWithName(type.Split('.').Last().Split('<')[0], SymbolFilter.Type, cancellation).OfType<INamedTypeSymbol>().FirstOrDefault(one => one.ToDisplayString() == type) is { } declared
        && TorchCompilation.Of(compilation).Flow is { } flow && ModuleClasses.Of(flow).Of(declared, cancellation) is { } module ? module.Lost.Count : int.MaxValue;
}

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
        Judge(model, declaration, changes, static (before, after) => after.Losses < before.Losses, cancellation);

    /// <summary>Whether the edited file compiles as it did, and of parts that nobody saw, fewer are lost, and none in another way.</summary>
    public static bool IsNoWorse(SemanticModel model, TypeDeclarationSyntax declaration, IReadOnlyList<TextChange> changes, CancellationToken cancellation) =>
        Judge(model, declaration, changes, static (before, after) => after.Losses <= before.Losses && after.Hidden < before.Hidden, cancellation);

    /// <summary>Whether the edited file compiles as it did; other files are asked, too, as far as the project has them.</summary>
    public static bool Compiles(SemanticModel model, SyntaxTree tree, IReadOnlyList<TextChange> changes, CancellationToken cancellation)
    {
        var (after, edited) = Edit(model, tree, changes, cancellation);
        return Errors(after, edited, cancellation) <= Errors(model.Compilation, tree, cancellation);
    }

    private static bool Judge(SemanticModel model, TypeDeclarationSyntax declaration, IReadOnlyList<TextChange> changes, Func<Loss, Loss, bool> isRight, CancellationToken cancellation)
    {
        if (changes.Count == 0)
            return false;
        var tree = declaration.SyntaxTree;
        var (after, edited) = Edit(model, tree, changes, cancellation);
        var type = declaration.Identifier.ValueText;
        return Errors(after, edited, cancellation) <= Errors(model.Compilation, tree, cancellation)
            && isRight(LossesIn(model.Compilation, tree, type, cancellation), LossesIn(after, edited, type, cancellation));
    }

    private static (Compilation After, SyntaxTree Edited) Edit(SemanticModel model, SyntaxTree tree, IReadOnlyList<TextChange> changes, CancellationToken cancellation)
    {
        var text = tree.GetText(cancellation).WithChanges(changes.OrderBy(static change => change.Span.Start));
        var edited = CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath, cancellation);
        return (model.Compilation.ReplaceSyntaxTree(tree, edited), edited);
    }

    private static int Errors(Compilation compilation, SyntaxTree tree, CancellationToken cancellation) =>
        compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellation).Count(static one => one.Severity == DiagnosticSeverity.Error);

    private static Loss LossesIn(Compilation compilation, SyntaxTree tree, string type, CancellationToken cancellation)
    {
        var modules = TorchCompilation.Of(compilation).Flow is { } flow
            ? DeclaredModules.In(tree, ModuleClasses.Of(flow), cancellation).Where(module => module.Type.Name == type).ToList()
            : [];
        return new Loss(modules.Sum(module => RegistrationLosses.Of(module, cancellation).Count()), modules.Sum(module => HiddenParts.Of(module, cancellation).Count()));
    }

    /// <summary>How many parts come too late or not at all, and how many nobody looks for.</summary>
    private sealed record Loss(int Losses, int Hidden);
}

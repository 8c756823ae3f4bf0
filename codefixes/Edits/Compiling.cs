using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Tracing;

namespace TorchSharp.Analyzers.Edits;

/// <summary>
/// Whether an edit leaves a program that compiles, judged in the files that it can break: those that it changes, and where it changes
/// more of a member than its code, those that name the member.
/// </summary>
internal sealed class Compiling
{
    private readonly Compilation _before;
    private readonly Compilation _after;

    private Compiling(Compilation before, Compilation after)
    {
        _before = before;
        _after = after;
    }

    /// <summary>What the compiler says of the changed files.</summary>
    public Dictionary<SyntaxTree, ImmutableArray<Diagnostic>> Diagnostics { get; } = [];

    /// <summary>The verdict, or null if errors came with the edit; those that were there before are the user's own.</summary>
    /// <param name="before">The program before the edit.</param>
    /// <param name="after">The program after it.</param>
    /// <param name="changed">The nodes that it rewrites or removes.</param>
    /// <param name="cancellation">Says when nobody waits any more.</param>
    public static async Task<Compiling?> OfAsync(Project before, Project after, IReadOnlyCollection<SyntaxNode> changed, CancellationToken cancellation)
    {
        var compiling = new Compiling(
            (await before.GetCompilationAsync(cancellation).ConfigureAwait(false))!, (await after.GetCompilationAsync(cancellation).ConfigureAwait(false))!);
        var files = changed.Select(static node => node.SyntaxTree).Distinct().ToList();
        var errors = 0;
        foreach (var id in files.Select(file => before.GetDocument(file)!.Id))
        {
            var tree = (await after.GetDocument(id)!.GetSyntaxTreeAsync(cancellation).ConfigureAwait(false))!;
            compiling.Diagnostics[tree] = compiling._after.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellation);
            errors += compiling.Diagnostics[tree].Count(IsError);
        }

        var others = compiling.Naming(changed, cancellation).Except(files).Where(compiling._after.ContainsSyntaxTree).ToList();
        errors += CountErrors(compiling._after, others, cancellation);
        return errors == 0 || errors <= CountErrors(compiling._before, files.Concat(others), cancellation) ? compiling : null;
    }

    private static int CountErrors(Compilation compilation, IEnumerable<SyntaxTree> trees, CancellationToken cancellation) =>
        trees.Sum(tree => compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellation).Count(IsError));

    private static bool IsError(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error;

    private IEnumerable<SyntaxTree> Naming(IEnumerable<SyntaxNode> changed, CancellationToken cancellation)
    {
        var members = changed.Select(MemberChangedBy).OfType<MemberDeclarationSyntax>().Distinct().ToList();
        return _before.SyntaxTrees.Where(tree => members.Exists(member => MayMean(TreeNames.Of(tree, cancellation), member)));
    }

    /// <summary>The member of which the node is more than code: its type, its name, or the whole of it.</summary>
    private static MemberDeclarationSyntax? MemberChangedBy(SyntaxNode node)
    {
        foreach (var ancestor in node.AncestorsAndSelf())
        {
            if (ancestor is GlobalStatementSyntax or LocalFunctionStatementSyntax or StatementSyntax or ArrowExpressionClauseSyntax or ConstructorInitializerSyntax
                || (ancestor is EqualsValueClauseSyntax { Parent: not ParameterSyntax } && !IsConstant(ancestor)))
                return null;
            if (ancestor is MemberDeclarationSyntax member)
                return member;
        }

        return null;
    }

    private static bool IsConstant(SyntaxNode initializer) =>
        initializer.FirstAncestorOrSelf<FieldDeclarationSyntax>() is { } field && field.Modifiers.Any(SyntaxKind.ConstKeyword);

    /// <summary>Who does not see a member names its class, if it must have the member: as a class derived from it does.</summary>
    private static bool MayMean(TreeNames names, MemberDeclarationSyntax member)
    {
        var type = member.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText;
        var isKnown = type is null || names.Mentions(type);
        return member is BaseTypeDeclarationSyntax || !IsPrivate(member) ? isKnown || NamesOf(member).Any(names.Mentions) : isKnown && NamesOf(member).Any(names.Mentions);
    }

    private static bool IsPrivate(MemberDeclarationSyntax member) =>
        !member.Modifiers.Any(static modifier => modifier.IsKind(SyntaxKind.PublicKeyword) || modifier.IsKind(SyntaxKind.InternalKeyword) || modifier.IsKind(SyntaxKind.ProtectedKeyword));

    private static IEnumerable<string> NamesOf(MemberDeclarationSyntax member) => member switch
    {
        BaseFieldDeclarationSyntax field => field.Declaration.Variables.Select(static variable => variable.Identifier.ValueText),
        PropertyDeclarationSyntax property => [property.Identifier.ValueText],
        MethodDeclarationSyntax method => [method.Identifier.ValueText],
        BaseTypeDeclarationSyntax type => [type.Identifier.ValueText],
        _ => [],
    };
}

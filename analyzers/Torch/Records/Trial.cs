using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Torch.Records;

/// <summary>A call that is measured, or that is to fail: nobody wants what it gives.</summary>
internal static class Trial
{
    /// <summary>In the <c>try</c> of a test of failure, and in a helper that only runs something, there is little else.</summary>
    private const int FewStatements = 2;

    /// <summary>Beside the call itself, in a <c>try</c> that it stands in directly.</summary>
    private const int SomeStatements = 5;

    public static bool Is(LibraryCall call) =>
        IsInSmallTry(call.Node) || IsMeasuredByUsing(call.Node) || HasWord(MemberAround.Of(call.Node)) || IsNamedSo(call.Node) || IsOfSmallHelper(call) || IsHandedToOthers(call);

    private static bool IsInSmallTry(SyntaxNode call) =>
        call.Ancestors().TakeWhile(static node => node is not (AnonymousFunctionExpressionSyntax or MemberDeclarationSyntax)).OfType<BlockSyntax>()
            .Any(block => block.Parent is TryStatementSyntax { Catches.Count: > 0 } trial
                && (block.Statements.Count <= FewStatements || (call.FirstAncestorOrSelf<StatementSyntax>()?.Parent == block && (block.Statements.Count <= SomeStatements || trial.Catches.Any(SaysNo)))));

    /// <summary>The <c>catch</c> goes on to say that it failed.</summary>
    private static bool SaysNo(CatchClauseSyntax caught) => caught.Block.DescendantNodes().Any(static node =>
        node is ThrowStatementSyntax or ReturnStatementSyntax { Expression: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.FalseLiteralExpression } });

    /// <summary><c>using (new Timer("sum")) x.sum();</c>: but for the handles of the library, nobody knows what the <c>using</c> is for.</summary>
    private static bool IsMeasuredByUsing(SyntaxNode call)
    {
        var statement = call.FirstAncestorOrSelf<StatementSyntax>();
        while (statement?.Parent is StatementSyntax outer && outer is ForStatementSyntax or ForEachStatementSyntax or BlockSyntax { Statements.Count: 1 })
            statement = outer;
        return statement?.Parent is UsingStatementSyntax held && held.Statement == statement
            && !held.ChildNodes().Where(node => node != held.Statement).SelectMany(static node => node.DescendantNodesAndSelf()).OfType<SimpleNameSyntax>().Any(static name => Handles.Names.Contains(name.Identifier.ValueText));
    }

    private static bool HasWord(SyntaxNode? code) => code?.DescendantNodes().OfType<SimpleNameSyntax>().Any(static name => IsWord(name, name.Identifier.ValueText)) == true;

    private static bool IsWord(SimpleNameSyntax name, string text) =>
        Trials.Clocks.Contains(text) || text.Contains(Trials.Throwing) || text.Contains(Trials.Expecting)
        || (text == Trials.Date && name.Parent?.Parent is EqualsValueClauseSyntax or AssignmentExpressionSyntax or BinaryExpressionSyntax);

    private static bool IsNamedSo(SyntaxNode call) => call.Ancestors().Any(static node => NameOf(node) is { } name && Trials.Names.Any(part => name.IndexOf(part, StringComparison.OrdinalIgnoreCase) >= 0));

    private static string? NameOf(SyntaxNode declaration) => declaration switch
    {
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        LocalFunctionStatementSyntax local => local.Identifier.ValueText,
        TypeDeclarationSyntax type => type.Identifier.ValueText,
        _ => null,
    };

    /// <summary>A method that does little else: it checks that shapes fit, or somebody calls it beside a clock, or where it may fail.</summary>
    private static bool IsOfSmallHelper(LibraryCall call)
    {
        var helper = call.Node.Ancestors().FirstOrDefault(static node => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or AnonymousFunctionExpressionSyntax);
        if (helper is null || NameOf(helper) is not { } name || helper.ChildNodes().OfType<BlockSyntax>().FirstOrDefault() is { Statements.Count: > FewStatements })
            return false;
        var isAlone = call.Node.Ancestors().TakeWhile(node => node != helper).OfType<BlockSyntax>().All(static block => block.Statements.Count == 1);
        return (isAlone && Trials.Checks.Contains(call.Method.Name)) || CallsOf(name, helper).Any(use => IsInSmallTry(use) || HasWord(MemberAround.Of(use)));
    }

    private static IEnumerable<SyntaxNode> CallsOf(string name, SyntaxNode helper) =>
        helper.SyntaxTree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>().Where(use => NameUse.NameOf(use.Expression)?.Identifier.ValueText == name);

    /// <summary>
    /// <c>Measure(() => x.matmul(y))</c>: what the method does with a function of nothing, nobody knows, nor what one of the program does with any; nor what becomes of
    /// one that stands in a table.
    /// </summary>
    private static bool IsHandedToOthers(LibraryCall call) =>
        call.Node.Ancestors().TakeWhile(static node => node is not MemberDeclarationSyntax and not CompilationUnitSyntax || node is FieldDeclarationSyntax or PropertyDeclarationSyntax or GlobalStatementSyntax)
            .OfType<AnonymousFunctionExpressionSyntax>().Any(function => IsHanded(function, call.Operation.SemanticModel));

    private static bool IsHanded(AnonymousFunctionExpressionSyntax function, SemanticModel? model) => function.Parent switch
    {
        ArgumentSyntax { Parent: TupleExpressionSyntax } => true,
        ArgumentSyntax { Parent.Parent: { } taker } => IsOfNothing(function) || (model?.GetSymbolInfo(taker).Symbol is { } method && !method.DeclaringSyntaxReferences.IsEmpty),
        InitializerExpressionSyntax or CollectionElementSyntax or AssignmentExpressionSyntax { Parent: InitializerExpressionSyntax } => true,
        _ => model?.GetTypeInfo(function).ConvertedType?.Name == "Expression",
    };

    private static bool IsOfNothing(AnonymousFunctionExpressionSyntax function) =>
        function is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0 } or AnonymousMethodExpressionSyntax { ParameterList: null or { Parameters.Count: 0 } };
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;

namespace TorchSharp.Analyzers.Tests.Generated;

/// <summary>
/// The tensors that a member returns or puts into locals are made by private helper methods, called in their place. One member of each program,
/// another one in each: no way through a program gets more than one call longer, and so out of the depth to which calls are followed.
/// </summary>
internal sealed class HelperExtraction : Transformation
{
    public override bool KeepsLines => true;

    public override CSharpCompilation Apply(CSharpCompilation compilation)
    {
        var result = compilation;
        foreach (var (number, program) in compilation.SyntaxTrees.GroupBy(tree => ProgramBatch.ProgramOf(tree.FilePath)).Index())
        {
            var members = program.SelectMany(tree => Helpers(tree, compilation.GetSemanticModel(tree))).GroupBy(helper => helper.Origin).ToList();
            if (members.Count == 0)
                continue;
            var chosen = members[number % members.Count];
            result = result.ReplaceSyntaxTree(chosen.Key.SyntaxTree, Extract(chosen.Key, [.. chosen]));
        }

        return result;
    }

    private static IEnumerable<ExtractedHelper> Helpers(SyntaxTree tree, SemanticModel model) =>
        tree.GetRoot().DescendantNodes(node => !IsMadeThere(node, model)).Where(node => IsMadeThere(node, model))
            .Select((node, index) => ExtractedHelper.Of((ExpressionSyntax)node, model, $"Extracted{index}")).OfType<ExtractedHelper>();

    private static bool IsMadeThere(SyntaxNode node, SemanticModel model) =>
        node is InvocationExpressionSyntax or BinaryExpressionSyntax or ConditionalExpressionSyntax or ParenthesizedExpressionSyntax
        && node.Parent is ReturnStatementSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax
            or EqualsValueClauseSyntax { Parent.Parent.Parent: LocalDeclarationStatementSyntax }
        && model.GetTypeInfo((ExpressionSyntax)node) is { Type: { Name: "Tensor" } type, ConvertedType: var wanted }
        && SymbolEqualityComparer.Default.Equals(type, wanted);

    /// <summary>The methods come before the brace that closes the class, which stays in its line as far as findings are concerned.</summary>
    private static SyntaxTree Extract(MemberDeclarationSyntax member, IReadOnlyList<ExtractedHelper> helpers)
    {
        var brace = ((ClassDeclarationSyntax)member.Parent!).CloseBraceToken;
        var methods = string.Concat(helpers.Select(helper => helper.Method)) + $"#line {ExtractedHelper.LineOf(brace.GetLocation())}\n";
        var changes = helpers.Select(helper => helper.Call).Append(new TextChange(new(brace.SpanStart, 0), methods));
        return Parse(member.SyntaxTree, member.SyntaxTree.GetText().WithChanges(changes).ToString(), member.SyntaxTree.FilePath);
    }
}

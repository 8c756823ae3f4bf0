using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary>In a constructor, behind <c>norm = GroupNorm(8, 64);</c>: <c>init.ones_(norm.weight); init.zeros_(norm.bias);</c>.</summary>
internal sealed class WeightsRepair() : FaultRepair(FaultMembers.GroupNormClass, new("Set the weight to 1 and the bias to 0", "把权重设为 1、偏置设为 0"))
{
    protected override bool IsOfWholeCall => true;

    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        var (statement, norm) = call.Node.Parent switch
        {
            AssignmentExpressionSyntax { Parent: ExpressionStatementSyntax assigned, Left: var target } when FaultCall.IsPure(target) => (assigned, target.ToString()),
            EqualsValueClauseSyntax { Parent: VariableDeclaratorSyntax { Parent: VariableDeclarationSyntax { Variables.Count: 1, Parent: LocalDeclarationStatementSyntax declared } } variable } =>
                ((StatementSyntax)declared, variable.Identifier.Text),
            _ => (null, ""),
        };
        if (statement?.FirstAncestorOrSelf<BaseMethodDeclarationSyntax>() is not ConstructorDeclarationSyntax)
            return [];
        var ones = LibrarySpelling.Of(WrittenMembers.FillWithOnes, call.Node, call.Model);
        var zeros = ones.Substring(0, ones.LastIndexOf('.') + 1) + WrittenMembers.FillWithZeros;
        return NextStatement.After(statement, indent => $"{ones}({norm}.{FaultMembers.Weight});\n{indent}{zeros}({norm}.{FaultMembers.Bias});");
    }
}

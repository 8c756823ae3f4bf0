using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary><c>new SGD.ParamGroup(weights, lr: 0.1)</c> becomes <c>new SGD.ParamGroup { Parameters = weights, Options = new() { LearningRate = 0.1 } }</c>, which inherits.</summary>
internal sealed class InheritRepair() : FaultRepair(FaultMembers.ParamGroup, new("Inherit the optimizer's options", "沿用优化器的选项"))
{
    protected override bool IsOfWholeCall => true;

    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        if (call.Node is not BaseObjectCreationExpressionSyntax { Initializer: null } || call.Argument(FaultMembers.Parameters) is not { } weights || call.HasComments)
            return [];
        var options = call.Method.Parameters.Where(static parameter => parameter.Name != FaultMembers.Parameters)
            .Where(parameter => call.Argument(parameter.Ordinal) is not null)
            .Select(parameter => $"{FaultMembers.MemberOf(parameter.Name)} = {call.Argument(parameter.Ordinal)!.Expression}").ToList();
        var made = options.Count > 0 ? $"new() {{ {string.Join(", ", options)} }}" : "new()";
        var type = call.Node is ObjectCreationExpressionSyntax creation ? $"new {creation.Type}" : "new()";
        return [new TextChange(call.Node.Span, $"{type} {{ Parameters = {weights.Expression}, Options = {made} }}")];
    }
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Library;

/// <summary>A group of weights takes the defaults of its class for what it does not name, and not the options of its optimizer.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA6005_GroupForgetsOptions : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA6005",
        Promise.Wrong,
        title: new("A group of weights that does not take its optimizer's options", "参数组没有沿用优化器的选项"),
        message: new(
            "This group does not take {0} from its optimizer: in TorchSharp {1} the constructor of 'ParamGroup' puts the "
            + "defaults of its class for what is left out. Make it with an initialiser, which inherits: new ParamGroup {{ "
            + "Parameters = …, Options = new() {{ … }} }}.",
            "这个参数组没有沿用优化器的 {0}：在 TorchSharp {1} 中，'ParamGroup' 的构造函数会给省略的选项填上类自己的默认值。请用对象初始化器创建，它会沿用：new ParamGroup {{ "
            + "Parameters = …, Options = new() {{ … }} }}。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnLibraryCall(static (call, report, _) =>
    {
        if (!call.IsAny(FaultMembers.Optimizers))
            return;
        foreach (var group in GroupsOfOptimizer.In(call.Operation, call.Visible))
        {
            var forgotten = ForgottenOptions.Of(group, call);
            if (forgotten.Count > 0)
                report(Diagnostic.Create(Rule, group.Syntax.GetLocation(), FaultCheck.PropertiesOf(FaultMembers.ParamGroup), string.Join(", ", forgotten), call.Version.ToString(3)));
        }
    });
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Registration;

namespace TorchSharp.Analyzers.Modules;

/// <summary>A step of a Sequential returns its own input, which Sequential disposes when the step is done.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA3007_InputReturnedInChain : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA3007",
        Promise.Wrong,
        title: new("A step of a Sequential that returns its own input", "Sequential 的步骤返回了自己的输入"),
        message: new(
            "'{0}' is a step of a Sequential and can return its input, the same object: Sequential disposes what goes into a step, and the tensor is dead. Return it as .alias().",
            "'{0}' 是 Sequential 的一个步骤，却可能返回输入本身（同一个对象）：Sequential 会释放每一步的输入，这个张量就失效了。请返回它的 .alias()。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnModuleClass(static (module, report, cancellation) =>
    {
        foreach (var returned in ReturnedInputs.Of(module, cancellation))
            report(Diagnostic.Create(Rule, returned.GetLocation(), module.Type.Name));
    });
}

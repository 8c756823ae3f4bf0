using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tensors;

/// <summary><c>x.shape == y.shape</c>: two arrays, made for this comparison, which asks whether they are one.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA4001_ShapeByReference : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA4001",
        Promise.Wrong,
        title: new("Shapes that are compared by reference", "按引用比较的形状"),
        message: new(
            "This asks whether two arrays are the same object, and not whether their numbers are: '{0}' is a new array each time, so the answer is always {1}. Compare them with 'SequenceEqual'.",
            "这里比较的是两个数组是不是同一个对象，而不是其中的数是否相等：'{0}' 每次都是新的数组，所以结果总是 {1}。请用 'SequenceEqual' 比较。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnPlaces(ShapeComparisons.In, static (place, visible, report) =>
    {
        if (new ComparedArrays(visible).Of(place) is var (made, isUnequal))
            report(Diagnostic.Create(Rule, place.Syntax.GetLocation(), made, isUnequal ? "true" : "false"));
    });
}

using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tensors;

/// <summary><c>x.sum(0)</c>: C# takes the 0 for a member of an enumeration, and everything is added up in one byte.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA4008_ZeroForDimension : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA4008",
        Promise.Wrong,
        title: new("A dimension 0 that C# takes for an element type", "被 C# 当成元素类型的维度 0"),
        message: new(
            "'{0}({1})' takes {1} for the element type Byte and not for a dimension: all numbers are {2}. Write 'dim: {1}'.",
            "'{0}({1})' 把 {1} 当作元素类型 Byte，而不是维度：{2}。请写成 'dim: {1}'。"));

    private static readonly BilingualText Added = new(
        "cut to whole bytes and added up into one, [[0, 100, 200], [300, 400, 500]] to 220",
        "所有数先截成整字节，再加成一个字节，[[0, 100, 200], [300, 400, 500]] 得到 220");

    private static readonly BilingualText Multiplied = new(
        "cut to whole bytes and multiplied into one, [[1, 2, 3], [4, 5, 6]] to 208",
        "所有数先截成整字节，再乘成一个字节，[[1, 2, 3], [4, 5, 6]] 得到 208");

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnCallOf(
        WholeReductions.Names,
        static call => call.ArgumentList.Arguments.Count is 1 or 2,
        static (call, report, _) =>
        {
            if (call.Positional(WholeReductions.ElementType) is var (argument, value) && IsNumber(value))
            {
                var harm = call.Method.Name == WholeReductions.Sum ? Added : Multiplied;
                report(Diagnostic.Create(Rule, argument.GetLocation(), call.Method.Name, argument, harm));
            }
        });

    /// <summary><c>0</c>, and not <c>(ScalarType)0</c>, which says what it means.</summary>
    private static bool IsNumber(IOperation value) => value is IConversionOperation { IsImplicit: true, Operand: var given }
        ? IsNumber(given)
        : value.Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_Double;
}

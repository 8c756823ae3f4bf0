using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tensors;

/// <summary><c>weight.norm(2)</c>: the 2 is a dimension, where the norm of order 2 is wanted.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA4012_DimensionForOrder : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA4012",
        Promise.Wrong,
        title: new("A norm whose order is taken for a dimension", "阶数被当成维度的范数"),
        message: new(
            "'norm({0})' takes {0} for a dimension and not for the order p: {1}. Write '{2}'.",
            "'norm({0})' 把 {0} 当作维度，而不是阶数 p：{1}。请写成 '{2}'。"));

    private static readonly Dictionary<NormEvidence, BilingualText> Harms = new()
    {
        [NormEvidence.OneNumber] = new("it gives many norms, where one number is asked for, or throws", "它给出许多范数，而这里要的是一个数；或者抛出异常"),
        [NormEvidence.Weights] = new("a bias has no such dimension, so it throws, and of a larger weight it gives many norms", "偏置没有这一维，所以会抛出异常；对更大的权重则给出许多范数"),
        [NormEvidence.Row] = new("this tensor has one dimension, 0, so it throws", "这个张量只有维度 0，所以会抛出异常"),
    };

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnCallOf(
        Norms.Names,
        static call => call.ArgumentList.Arguments.Count is 1 or 2,
        static (call, report, _) =>
        {
            if (DimensionOf(call) is var (argument, dimension) && NormOfWhole.Of(call, dimension) is var evidence and not NormEvidence.None)
                report(Diagnostic.Create(Rule, argument.GetLocation(), argument, Harms[evidence], Mended(argument.Expression)));
        });

    /// <summary>The argument and its constant, where the order may be meant: 1 or 2, and nothing else is given.</summary>
    private static (ArgumentSyntax, int)? DimensionOf(LibraryCall call)
    {
        if (call.ArgumentCount > (call.Method.IsStatic ? 2 : 1))
            return null;
        foreach (var name in Norms.Dimensions)
        {
            if (call.Positional(name) is var (argument, value) && value.ConstantValue is { HasValue: true, Value: int and (1 or 2) and var dimension })
                return (argument, dimension);
        }

        return null;
    }

    private static string Mended(ExpressionSyntax order) => order is LiteralExpressionSyntax ? $"norm({order}f)" : $"norm({Norms.Order}: {order})";
}

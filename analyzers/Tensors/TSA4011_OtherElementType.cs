using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using TorchSharp.Analyzers.Flow.Names;
using TorchSharp.Analyzers.Rules;
using TorchSharp.Analyzers.Texts;
using TorchSharp.Analyzers.Torch.Facts;
using TorchSharp.Analyzers.Torch.Records;

namespace TorchSharp.Analyzers.Tensors;

/// <summary><c>output.argmax(1).eq(labels).sum().item&lt;int&gt;()</c>: the sum is of Int64, and reading it as an int throws.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class TSA4011_OtherElementType : TorchAnalyzer
{
    internal static readonly DiagnosticDescriptor Rule = RuleDescriptor.Create(
        "TSA4011",
        Promise.Wrong,
        title: new("A tensor that is read as another type than it has", "以不符的类型读取张量"),
        message: new(
            "'{0}' throws an ArgumentException: the tensor is of {1}, and nothing is converted. Read it with '{2}'.",
            "'{0}' 会抛出 ArgumentException：该张量是 {1}，读取时不做转换。请用 '{2}' 读取。"));

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ImmutableArray.Create(Rule);

    private protected override void Register(RuleScope scope) => scope.OnCallOf(
        ElementReads.Names,
        static call => NameUse.NameOf(call.Expression) is GenericNameSyntax { TypeArgumentList.Arguments.Count: 1 },
        static (call, report, _) =>
        {
            if (NameUse.NameOf(((InvocationExpressionSyntax)call.Node).Expression) is GenericNameSyntax { TypeArgumentList.Arguments: [var asked] } name
                && OtherElementType.Of(call) is var (element, type))
                report(Diagnostic.Create(
                    Rule, asked.GetLocation(), ImmutableDictionary<string, string?>.Empty.Add(ElementReads.RightType, type), $"{name}()", element, $"{name.Identifier.ValueText}<{type}>()"));
        });
}

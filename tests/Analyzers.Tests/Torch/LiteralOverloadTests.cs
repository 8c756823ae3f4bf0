using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Tests.Torch;

/// <summary>
/// What a whole number is taken for: each function of tensors is called with 0, 1, −1 and 2, alone and behind other arguments. Where 0 is taken for something else
/// than the others, <c>x.sum(0)</c>, a program works for one dimension and not for the other.
/// </summary>
public sealed class LiteralOverloadTests
{
    private static readonly string[] Literals = ["0", "1", "-1", "2"];

    private static readonly string[] Before = ["", "y, ", "y, z, ", "2, ", "0.5, "];

    private static readonly string[] After = ["", ", true"];

    private static readonly Lazy<ILookup<string, (string Literal, IMethodSymbol Method)>> Calls = new(Bind);

    [Fact]
    public void Only_sum_and_prod_take_0_for_something_else() => Assert.Equal(
        ["Tensor.prod(0)", "Tensor.sum(0)", "torch.prod(x, 0)", "torch.sum(x, 0)"],
        Calls.Value.Where(static group => group.Select(static call => call.Method).Distinct(SymbolEqualityComparer.Default).Count() > 1).Select(static group => group.Key).Order(StringComparer.Ordinal));

    [Fact]
    public void A_number_that_may_be_an_order_is_a_dimension_in_norm_alone() => Assert.Equal(
        ["Tensor.norm(0)", "torch.norm(x, 0)"],
        Calls.Value.Where(static group => group.All(static call => FirstAfterTensor(call.Method) is { } first && Norms.Dimensions.Contains(first.Name)
                && call.Method.ContainingType.GetMembers(call.Method.Name).OfType<IMethodSymbol>().Any(static other => FirstAfterTensor(other)?.Type.SpecialType == SpecialType.System_Single)))
            .Select(static group => group.Key).Where(static key => !key.Contains("true", StringComparison.Ordinal)).Order(StringComparer.Ordinal));

    private static IParameterSymbol? FirstAfterTensor(IMethodSymbol method) => method.Parameters.ElementAtOrDefault(method.IsStatic ? 1 : 0);

    [Fact]
    public void Many_calls_bind() => Assert.InRange(Calls.Value.Count, 700, 5000);

    /// <summary>Calls that differ in the number alone stand together, under the one with 0.</summary>
    private static ILookup<string, (string, IMethodSymbol)> Bind()
    {
        var calls = TextsOf().ToList();
        var program = new StringBuilder("using TorchSharp; using static TorchSharp.torch; class P { void M(Tensor x, Tensor y, Tensor z) {");
        calls.ForEach(call => program.Append(call.Call).Append(";\n"));
        var tree = CSharpSyntaxTree.ParseText(program.Append("}}").ToString(), cancellationToken: TestContext.Current.CancellationToken);
        var model = TorchLibrary.Compilation.AddSyntaxTrees(tree).GetSemanticModel(tree);
        var bound = tree.GetRoot(TestContext.Current.CancellationToken).DescendantNodes().OfType<ExpressionStatementSyntax>()
            .Select(statement => model.GetSymbolInfo(statement.Expression, TestContext.Current.CancellationToken).Symbol as IMethodSymbol);
        return calls.Zip(bound, static (call, method) => (call.Key, call.Literal, Method: method)).Where(static one => one.Method is not null)
            .ToLookup(static one => one.Key, static one => (one.Literal, one.Method!));
    }

    private static IEnumerable<(string Key, string Literal, string Call)> TextsOf() =>
        from container in PureOperations.Containers
        let type = TorchLibrary.Type(container)
        let isTensor = TorchLibrary.IsTensor(type)
        from name in type.GetMembers().OfType<IMethodSymbol>().Where(method => TorchLibrary.IsPublic(method) && method.MethodKind == MethodKind.Ordinary && method.IsStatic != isTensor).Select(static method => method.Name).Distinct()
        from before in Before
        from after in After
        from literal in Literals
        let path = isTensor ? "x" : type.ToDisplayString()
        let first = isTensor ? "" : "x, "
        let shown = (isTensor ? "Tensor" : type.ToDisplayString()["TorchSharp.".Length..]) + $".{name}({first}{before}0{after})"
        select (shown, literal, $"{path}.@{name}({first}{before}{literal}{after})");
}

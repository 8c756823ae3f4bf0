using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using TorchSharp.Analyzers.Edits;
using TorchSharp.Analyzers.Torch.Facts;

namespace TorchSharp.Analyzers.Library.Repairs;

/// <summary><c>Hardtanh()</c> becomes <c>Hardtanh(inplace: true)</c>.</summary>
internal sealed class InPlaceRepair() : FaultRepair(nameof(FaultEdit.InPlace), new("Clamp in place", "原地截断"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation) => [call.Set("inplace", "true")];
}

/// <summary>
/// <c>init.trunc_normal_(w, std: 0.02);</c> becomes <c>init.normal_(w, std: 0.02);</c> and a clamp of w without gradients. Only as a statement of its own: it becomes two.
/// </summary>
internal sealed class NormalAndClampRepair() : FaultRepair(nameof(FaultEdit.NormalAndClamp), new("Draw from a normal distribution and clamp", "按正态分布抽样再截断"))
{
    protected override IEnumerable<TextChange> Changes(FaultCall call, CancellationToken cancellation)
    {
        if (call.Node.Parent is not ExpressionStatementSyntax statement || call.Name is not { } name || call.Argument(0)?.Expression is not { } weight || !FaultCall.IsPure(weight))
            return [];
        var list = call.Method.Parameters.Any(static parameter => parameter.Name == "a") ? new[] { call.Argument("a"), call.Argument("b") }.OfType<ArgumentSyntax>().ToList() : [];
        var clamp = $"{weight}.clamp_({call.TextOf("a", "-2")}, {call.TextOf("b", "2")});";
        var next = NextStatement.After(statement, indent => $"using ({LibrarySpelling.Of(WrittenMembers.NoGradient, call.Node, call.Model)}())\n{indent}    {clamp}").ToList();
        return next.Count == 0 ? [] : [new TextChange(name.Span, WrittenMembers.FillFromNormal), .. Without(list, call), .. next];
    }

    /// <summary>Neighbours are taken out together, so that no comma is taken twice.</summary>
    private static IEnumerable<TextChange> Without(List<ArgumentSyntax> arguments, FaultCall call)
    {
        if (arguments is not [var one, var two])
            return arguments.Select(call.Without);
        var all = call.Arguments.Arguments;
        var (first, second) = all.IndexOf(one) < all.IndexOf(two) ? (all.IndexOf(one), all.IndexOf(two)) : (all.IndexOf(two), all.IndexOf(one));
        return second == first + 1 && first > 0
            ? [new TextChange(TextSpan.FromBounds(all[first - 1].Span.End, all[second].Span.End), "")]
            : [call.Without(one), call.Without(two)];
    }
}
